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
// What migrations have moved about: places with and without areas, the grid, outlines that cannot be sites yet.
const village = (geometry: object, name: string) => ({ type: 'Feature', properties: { name }, geometry });
const layers = {
  villages: [114.74, 114.76].map((west) => village(square(west, 34.52, 0.003), `村 ${west}`)),
  points: [village({ type: 'Point', coordinates: [114.77, 34.53] }, '点村')],
};
for (const [source, features] of Object.entries(layers)) {
  const file = join(folder, `${source}.geojson`);
  writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features }));
  await desk.say('import.run', { path: file, layers: [{ source, target: 'villages' }] });
}
await desk.say('station.create', { name: '站甲', position: [114.75, 34.53], voltageKv: 110, ratingMva: 50 });
const line: [number, number][] = [
  [114.75, 34.53],
  [114.77, 34.54],
];
await desk.say('feeder.create', { name: '10kV 甲线', line, conductor: 'LGJ-70' });
await desk.say('transformer.create', { name: '台区甲', position: [114.741, 34.521], ratingKva: 200 });
const bow: [number, number][] = [
  [114.75, 34.51],
  [114.751, 34.511],
  [114.751, 34.51],
  [114.75, 34.511],
  [114.75, 34.51],
];
await desk.say('sketch.keep', {
  sketches: [{ kind: 'rooftop', geometry: { type: 'Polygon', coordinates: [bow] } }],
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
