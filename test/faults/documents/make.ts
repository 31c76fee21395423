/**
 * Writes `v<schema>.gpkg.gz` and what is in it, for the schema this version has. Run once before a new migration
 * is added, and commit the result: later versions must open it for ever.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { LATEST_SCHEMA } from '../../../electron/store/document.ts';
import { openDesk, SMALL_COUNTY, square } from '../desk.ts';

const folder = mkdtempSync(join(tmpdir(), 'schema-'));
const path = join(folder, 'kept.gpkg');
const desk = openDesk(folder, { shell: 'command-line' });
await desk.say('project.create', { path, countyCode: SMALL_COUNTY, name: '老文档' });
for (let i = 0; i < 5; i++) {
  await desk.say('site.create', {
    kind: i % 2 ? 'agrivoltaic' : 'rooftop',
    geometry: square(114.75 + i * 0.01, 34.5, 0.002),
    name: `站点 "${i}" <b>`,
    notes: `备注 ${i}`,
  });
}
await desk.say('site.update', { ids: [2], changes: { tiltDeg: 33.3, azimuthDeg: 170 } });
await desk.say('site.update', {
  ids: [3],
  changes: { module: 'topcon-bifacial', inverter: 'string-household' },
});
const { id } = await desk.say('scenario.create', { name: '高反照率', copyOf: 1 });
await desk.say('scenario.update', { id, assumptions: { albedo: 0.6 } });
await desk.say('site.include', { ids: [3], included: false });
await desk.say('site.delete', { ids: [5] });
await desk.settled();
const { sites } = await desk.say('site.list', {});
const { scenarios } = await desk.say('scenario.list', {});
await desk.close();
const here = new URL('./', import.meta.url);
writeFileSync(new URL(`v${LATEST_SCHEMA}.gpkg.gz`, here), gzipSync(readFileSync(path), { level: 9 }));
writeFileSync(
  new URL(`v${LATEST_SCHEMA}.json`, here),
  `${JSON.stringify({ sites: sites.map(({ estimate: _, ...site }) => site), scenarios: scenarios.map(({ name, assumptions }) => ({ name, albedo: assumptions.albedo })) })}\n`,
);
rmSync(folder, { recursive: true });
