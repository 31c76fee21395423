// `npm run sbom`: what the program is made of, as CycloneDX, in dist/sbom.cdx.json. Nothing is fetched: the list of
// packages says it all.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { status, stdout } = spawnSync(
  'npm',
  ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only'],
  {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'inherit'],
  },
);
if (status !== 0) process.exit(status ?? 1);
mkdirSync(`${root}dist`, { recursive: true });
const bill = JSON.parse(stdout);
// npm names it after the folder.
bill.metadata.component.name = JSON.parse(readFileSync(`${root}package.json`, 'utf8')).name;
writeFileSync(`${root}dist/sbom.cdx.json`, `${JSON.stringify(bill, null, 2)}\n`);
console.log(`dist/sbom.cdx.json: ${bill.components.length} packages`);
