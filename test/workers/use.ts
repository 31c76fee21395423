import { existsSync } from 'node:fs';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const bundled = process.env.BUNDLED_WORKERS;
const own = '/electron/workers/';

/** Has the program start its worker threads from the bundles that were made of them for this run, where some were. */
if (bundled !== undefined) {
  const threads: typeof import('node:worker_threads') = createRequire(import.meta.url)('node:worker_threads');
  const { Worker } = threads;
  const folder = bundled;
  threads.Worker = class extends Worker {
    constructor(module: string | URL, options?: import('node:worker_threads').WorkerOptions) {
      super(module instanceof URL ? bundleOf(module, folder) : module, options);
    }
  };
  syncBuiltinESMExports();
}

function bundleOf(module: URL, folder: string): URL {
  if (module.protocol !== 'file:' || !module.pathname.includes(own)) return module;
  const bundle = join(folder, `${basename(fileURLToPath(module), '.ts')}.mjs`);
  return existsSync(bundle) ? pathToFileURL(bundle) : module;
}
