// `npm run checksums`: SHA-256 of every installer in dist/installers, as `sha256sum --check` takes it.
import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, writeFileSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

const folder = process.argv[2] ?? fileURLToPath(new URL('../../dist/installers', import.meta.url));
const lines = [];
for (const name of readdirSync(folder).sort()) {
  if (!/\.(exe|dmg|AppImage|deb)$/.test(name)) continue;
  const hash = createHash('sha256');
  await pipeline(createReadStream(`${folder}/${name}`), hash);
  lines.push(`${hash.digest('hex')}  ${name}\n`);
}
if (lines.length === 0) {
  console.error(`no installers in ${folder}`);
  process.exit(1);
}
writeFileSync(`${folder}/SHA256SUMS`, lines.join(''));
process.stdout.write(lines.join(''));
