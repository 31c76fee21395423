import { VectorTile } from '@mapbox/vector-tile';
import Database from 'better-sqlite3';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MOST_SHAPES } from '../../../electron/bulk/tiles.ts';
import { intoTile } from '../../../electron/formats/tiles/tile-grid.ts';
import { encodeGeometry } from '../../../electron/store/geometry-blob.ts';
import { registerSpatialFunctions } from '../../../electron/store/geopackage.ts';
import { deskOnLankao, type OpenDesk, square } from '../desk.ts';

let d: OpenDesk;
const SIDE = 0.0005;
const PER_ROW = 110;
const placeOf = (i: number): [number, number] => [
  114.8 + (i % PER_ROW) * 2 * SIDE,
  34.8 + Math.floor(i / PER_ROW) * 2 * SIDE,
];
const [column, row] = intoTile({ z: 0, x: 0, y: 0 }, 2 ** 9)([114.85, 34.83]);

async function featuresOf(name: string, zoom: number, [x, y]: readonly [number, number]) {
  const { body } = (await d.desk.tile(`/tiles/sites/${zoom}/${Math.floor(x)}/${Math.floor(y)}.mvt`))!;
  const layer = new VectorTile(new PbfReader(body)).layers[name]!;
  return Array.from({ length: layer.length }, (_, i) => layer.feature(i));
}
const dots = () => featuresOf('site-points', 9, [column, row]);

beforeAll(async () => {
  d = await deskOnLankao(false);
  await d.say('site.create', { kind: 'rooftop', geometry: square(...placeOf(0), SIDE) });
  await d.settled();
});
afterAll(() => d.close());

it('shows very many sites as dots, the strongest of each cell, and an edit of any of them at once', async () => {
  expect((await dots()).map(({ id }) => id)).toEqual([1]);
  await d.say('project.close', {});
  const db = new Database(d.document);
  registerSpatialFunctions(db);
  const copy = db.prepare(
    `INSERT INTO sites (geom, name, kind, mount, tilt_deg, azimuth_deg, usable_share, module_wp_m2, area_m2, capacity_kwp)
     SELECT ?, 'copy', kind, mount, tilt_deg, azimuth_deg, usable_share, module_wp_m2, area_m2, ? FROM sites WHERE id = 1`,
  );
  // As this program writes, not another one, whose every row is looked at as the document opens.
  const writer = db.prepare('UPDATE planner_writer SET own = ?');
  db.transaction(() => {
    writer.run(1);
    for (let i = 1; i <= MOST_SHAPES; i++) copy.run(encodeGeometry(square(...placeOf(i), SIDE)), 1 + (i % 7));
    writer.run(0);
  })();
  db.close();
  await d.say('project.open', { path: d.document });
  const before = await dots();
  expect(before.length).toBeGreaterThan(100);
  expect(before.length).toBeLessThan(MOST_SHAPES / 10);
  const strong = before.find(({ id }) => id !== 1)!;
  expect(strong.properties).toMatchObject({ capacity: 7, name: 'copy', included: true });

  await d.say('site.update', { ids: [strong.id!], changes: { name: 'renamed' } });
  await d.settled();
  const after = await dots();
  expect(after.find(({ id }) => id === strong.id)?.properties).toMatchObject({ name: 'renamed' });
});

it('labels of crowded sites no more than there is room for, and every one from near', async () => {
  const at = (zoom: number) => intoTile({ z: 0, x: 0, y: 0 }, 2 ** zoom)([114.85, 34.83]);
  const from = async (zoom: number) => {
    const sites = await featuresOf('sites', zoom, at(zoom));
    return { all: sites.length, labelled: sites.filter(({ properties }) => properties.labelled).length };
  };
  const far = await from(13);
  expect(far.all).toBeGreaterThan(1000);
  expect(far.labelled).toBeGreaterThan(100);
  expect(far.labelled).toBeLessThan(Math.min(1025, far.all));
  const near = await from(16);
  expect(near.labelled).toBe(near.all);
});

it('widens small buildings a little from afar and draws them as they are from near', async () => {
  const [lon, lat] = [114.83, 34.82];
  await d.say('project.close', {});
  const db = new Database(d.document);
  registerSpatialFunctions(db);
  db.prepare(
    `INSERT INTO buildings (geom, class, properties, synthetic) VALUES (?, 'household', '{}', 0)`,
  ).run(encodeGeometry(square(lon, lat, 0.0002)));
  db.close();
  await d.say('project.open', { path: d.document });
  const boxOf = async (z: number) => {
    const [x, y] = intoTile({ z: 0, x: 0, y: 0 }, 2 ** z)([lon, lat]).map(Math.floor) as [number, number];
    const { body } = (await d.desk.tile(`/tiles/buildings/${z}/${x}/${y}.mvt`))!;
    const drawn = new VectorTile(new PbfReader(body)).layers.buildings!.feature(0).bbox();
    const place = intoTile({ z, x, y });
    const exact = [...place([lon, lat + 0.0002]), ...place([lon + 0.0002, lat])];
    return drawn.map((value, i) => value - exact[i]!);
  };
  expect(await boxOf(13)).toEqual([-2, -2, 2, 2]);
  expect(await boxOf(14)).toEqual([0, 0, 0, 0]);
});

it('outlines sites larger than their dots from further off than small ones', async () => {
  const at = (zoom: number) => intoTile({ z: 0, x: 0, y: 0 }, 2 ** zoom)([114.85, 34.83]);
  const { id } = await d.say('site.create', { kind: 'agrivoltaic', geometry: square(114.84, 34.83, 0.004) });
  await d.settled();
  expect((await featuresOf('sites', 12, at(12))).map((site) => site.id)).toEqual([id]);
  expect((await featuresOf('sites', 13, at(13))).length).toBeGreaterThan(1000);
});
