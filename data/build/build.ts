import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../', import.meta.url));

await build({ configFile: `${root}renderer/vite.config.ts`, root: `${root}renderer`, logLevel: 'warn' });

/** The main process as Electron loads it: our sources bundled, packages left where npm put them. */
const bundle = (
  entries: Record<string, string>,
  format: 'es' | 'cjs',
  ending: string,
  emptyOutDir: boolean,
) =>
  build({
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      ssr: true,
      target: 'node24',
      outDir: `${root}dist/electron`,
      emptyOutDir,
      rolldownOptions: {
        input: entries,
        output: { format, entryFileNames: `[name].${ending}`, chunkFileNames: `[name].${ending}` },
      },
    },
    ssr: { target: 'node' },
  });

await bundle(
  {
    main: `${root}electron/main.ts`,
    'estimate.worker': `${root}electron/workers/estimate.worker.ts`,
    'solve.worker': `${root}electron/workers/solve.worker.ts`,
  },
  'es',
  'mjs',
  true,
);
// A sandboxed preload script cannot be an ES module.
await bundle({ preload: `${root}electron/preload.ts` }, 'cjs', 'cjs', false);
cpSync(`${root}electron/store/migrations`, `${root}dist/electron/migrations`, { recursive: true });
