import { cpSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../', import.meta.url));

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

/** Sources and pure packages as files that Node and Electron load, the rest left where npm put it. */
export const bundle = (
  outDir: string,
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
      outDir,
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

/** The worker threads, each in a file that is all there is of it, and what they read beside themselves. */
export async function bundleWorkers(outDir: string): Promise<void> {
  for (const file of readdirSync(`${root}electron/workers`)) {
    const name = /^(.*\.worker)\.ts$/.exec(file)?.[1];
    if (name)
      await bundle(outDir, { [name]: `${root}electron/workers/${file}` }, 'es', 'mjs', { whole: true });
  }
  cpSync(`${root}electron/store/migrations`, `${outDir}/migrations`, { recursive: true });
}
