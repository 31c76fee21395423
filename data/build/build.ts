import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { bundle, bundleWorkers } from './bundle.ts';
import { licences } from './licences.ts';
import { checkWindowSize } from './window-size.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

// Whatever is set where this is called, what is built is what ships.
process.env.NODE_ENV = 'production';
await build({ configFile: `${root}renderer/vite.config.ts`, root: `${root}renderer`, logLevel: 'warn' });
checkWindowSize(`${root}dist/renderer`);

const out = `${root}dist/electron`;
const entries = {
  main: `${root}electron/hosts/main.ts`,
  launch: `${root}electron/hosts/launch.ts`,
  browser: `${root}electron/hosts/browser.ts`,
  'self-test': `${root}electron/self-test.ts`,
};
await bundle(out, entries, 'es', 'mjs', { emptyOutDir: true });
// A worker thread is started from a file outside the archive.
await bundleWorkers(out);
// A sandboxed preload script cannot be an ES module.
await bundle(out, { preload: `${root}electron/hosts/preload.ts` }, 'cjs', 'cjs');
writeFileSync(`${root}dist/THIRD-PARTY.txt`, licences(root));
// The bill of materials of what was built.
execFileSync(process.execPath, [`${root}data/build/sbom.mjs`], { stdio: 'inherit' });
