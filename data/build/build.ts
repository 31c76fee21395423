import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { licences } from './licences.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

await build({ configFile: `${root}renderer/vite.config.ts`, root: `${root}renderer`, logLevel: 'warn' });

/** Packages that stay packages: they bring binaries, or are there for the development shell only. */
const UNBUNDLED = [
  'electron',
  'better-sqlite3',
  '@duckdb/node-api',
  'gdal3.js',
  'geos-wasm',
  'highs',
  'playwright-core',
  '@sparticuz/chromium',
];

/** The main process as Electron loads it: sources and pure packages bundled, the rest left where npm put it. */
const bundle = (
  entries: Record<string, string>,
  format: 'es' | 'cjs',
  ending: string,
  options: { emptyOutDir?: boolean; whole?: boolean } = {},
) =>
  build({
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      ssr: true,
      target: 'node24',
      outDir: `${root}dist/electron`,
      emptyOutDir: options.emptyOutDir ?? false,
      rolldownOptions: {
        input: entries,
        output: {
          format,
          entryFileNames: `[name].${ending}`,
          chunkFileNames: `[name].${ending}`,
          ...(options.whole && { codeSplitting: false }),
        },
      },
    },
    ssr: { target: 'node', noExternal: true, external: UNBUNDLED },
  });

const entries = {
  main: `${root}electron/main.ts`,
  launch: `${root}electron/hosts/launch.ts`,
  browser: `${root}electron/hosts/browser.ts`,
  'self-test': `${root}electron/self-test.ts`,
};
await bundle(entries, 'es', 'mjs', { emptyOutDir: true });
// A worker thread is started from a file outside the archive, which has to be all there is of it.
for (const file of readdirSync(`${root}electron/workers`)) {
  const name = /^(.*\.worker)\.ts$/.exec(file)?.[1];
  if (name) await bundle({ [name]: `${root}electron/workers/${file}` }, 'es', 'mjs', { whole: true });
}
// A sandboxed preload script cannot be an ES module.
await bundle({ preload: `${root}electron/preload.ts` }, 'cjs', 'cjs');
cpSync(`${root}electron/store/migrations`, `${root}dist/electron/migrations`, { recursive: true });
writeFileSync(`${root}dist/THIRD-PARTY.txt`, licences(root));
// The bill of materials of what was built.
execFileSync(process.execPath, [`${root}data/build/sbom.mjs`], { stdio: 'inherit' });
