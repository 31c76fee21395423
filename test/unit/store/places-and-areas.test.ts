import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import type { Geometry } from 'geojson';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readContext, readContextWithin } from '../../../electron/store/context.ts';
import { openDocument } from '../../../electron/store/document.ts';
import { encodeGeometry, type StoredGeometry } from '../../../electron/store/geometry-blob.ts';
import { registerSpatialFunctions } from '../../../electron/store/geopackage.ts';
import { featuresIn } from '../../../electron/store/nearby.ts';
import { deskOnLankao, type OpenDesk, square } from '../desk.ts';

const folder = mkdtempSync(join(tmpdir(), 'places-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const POINT = { type: 'Point', coordinates: [114.8, 34.8] } as const;
const AREA = square(114.82, 34.82, 0.01);
const TWO = {
  type: 'MultiPolygon' as const,
  coordinates: [AREA.coordinates, square(114.9, 34.9, 0.01).coordinates],
};
const LAYERS = ['villages', 'scenic_spots', 'substations'] as const;
const SHAPES: Record<string, StoredGeometry> = {
  点: POINT as unknown as StoredGeometry,
  面: AREA as StoredGeometry,
  两块: TWO as StoredGeometry,
  两点: {
    type: 'MultiPoint',
    coordinates: [
      [114.81, 34.81],
      [114.811, 34.811],
    ],
  },
};

/** A document of version 16 whose layers of places hold points and areas, with a column of another program. */
function older(): string {
  const path = join(folder, 'old.gpkg');
  writeFileSync(
    path,
    gunzipSync(readFileSync(new URL('../../faults/documents/v16.gpkg.gz', import.meta.url))),
  );
  const db = new Database(path);
  registerSpatialFunctions(db);
  for (const layer of LAYERS) {
    db.exec(`DELETE FROM ${layer}; ALTER TABLE ${layer} ADD COLUMN remark TEXT DEFAULT 'new'`);
    const insert = db.prepare(
      `INSERT INTO ${layer} (id, geom, name, class, properties, remark) VALUES (?, ?, ?, 'c', '{"a":1}', ?)`,
    );
    Object.entries(SHAPES).forEach(([name, shape], i) => {
      insert.run(1000 + i, encodeGeometry(shape), name, `of ${name}`);
    });
  }
  db.prepare('UPDATE feeders SET station_id = 1001').run();
  db.close();
  return path;
}

describe('places and areas of an older document', () => {
  it('are all there, by the same ids, each in the layer of its form', () => {
    const document = openDocument(older());
    const { db } = document;
    for (const layer of LAYERS) {
      const { features } = readContext(document, layer);
      expect(features.map(({ id, properties }) => [id, properties!.name, properties!.a])).toEqual(
        Object.keys(SHAPES).map((name, i) => [1000 + i, name, 1]),
      );
      expect(features.slice(0, 3).map(({ geometry }) => geometry)).toEqual([POINT, AREA, TWO]);
      expect(features[3]).toMatchObject({
        geometry: { type: 'Point', coordinates: [114.81, 34.81] },
        properties: { otherPoints: [[114.811, 34.811]] },
      });
      const east = readContextWithin(document, layer, [114.825, 34.825, 114.826, 34.826], 10).features;
      expect(east.map(({ id }) => id)).toEqual([1002, 1001]);
      expect(featuresIn(document, layer, [114.825, 34.825, 114.826, 34.826]).map(({ id }) => id)).toEqual([
        1001, 1002,
      ]);
      expect(featuresIn(document, layer, [114.799, 34.799, 114.801, 34.801]).map(({ id }) => id)).toEqual([
        1000,
      ]);
    }
    const remarks = db.prepare(
      'SELECT name, remark FROM villages UNION ALL SELECT name, remark FROM village_areas',
    );
    expect(remarks.raw().all().toSorted()).toEqual(
      Object.keys(SHAPES)
        .map((name) => [name, `of ${name}`])
        .toSorted(),
    );
    for (const layer of ['villages', 'village_areas', 'substations', 'substation_areas']) {
      const boxes = db.prepare(`SELECT id FROM rtree_${layer}_geom ORDER BY id`).pluck().all();
      expect(boxes).toEqual(db.prepare(`SELECT id FROM ${layer} ORDER BY id`).pluck().all());
    }
    document.close();
  });
});

describe('a layer of places and areas', () => {
  let d: OpenDesk;
  beforeAll(async () => {
    d = await deskOnLankao(false);
  }, 60_000);
  afterEach(async () => {
    while ((await d.say('edit.history', {})).undo) await d.say('edit.undo', {});
  });
  afterAll(() => d.close());
  const shapes = async (layer: (typeof LAYERS)[number]) =>
    ((await d.say('context.features', { layer })) as GeoJSON.FeatureCollection).features.map(
      ({ id, geometry }): [unknown, Geometry] => [id, geometry],
    );

  it.each(LAYERS)('%s keeps a feature by its number when its form changes, there and back', async (layer) => {
    const given = { layer, name: '甲', class: null, properties: {} };
    const { id } = await d.say('feature.create', {
      ...given,
      geometry: { ...POINT, coordinates: [114.8, 34.8] },
    });
    await d.say('feature.update', { layer, ids: [id], changes: { geometry: AREA } });
    expect(await shapes(layer)).toEqual([[id, AREA]]);
    await d.say('feature.update', { layer, ids: [id], changes: { name: '乙' } });
    await d.say('edit.undo', {});
    await d.say('edit.undo', {});
    expect(await shapes(layer)).toEqual([[id, POINT]]);
    await d.say('edit.redo', {});
    expect(await shapes(layer)).toEqual([[id, AREA]]);
    await d.say('feature.delete', { layer, ids: [id] });
    expect(await shapes(layer)).toEqual([]);
    await d.say('edit.undo', {});
    expect(await shapes(layer)).toEqual([[id, AREA]]);
  });

  it('takes points and areas of one file, finds them again, and clears both', async () => {
    const feature = (name: string, geometry: unknown) => ({
      type: 'Feature',
      properties: { name },
      geometry,
    });
    const path = d.file(
      '村庄.geojson',
      JSON.stringify({
        type: 'FeatureCollection',
        features: [feature('点', POINT), feature('面', AREA), feature('两', TWO)],
      }),
    );
    const layers = [{ source: '村庄', target: 'villages' as const }];
    expect(await d.say('import.run', { path, layers })).toMatchObject({ imported: 3 });
    expect((await shapes('villages')).map(([, geometry]) => geometry)).toEqual([POINT, AREA, TWO]);
    expect((await d.say('import.inspect', { path })).layers[0]).toMatchObject({ duplicates: 3, twice: 0 });
    expect(await d.say('import.run', { path, layers, duplicates: 'skip' })).toMatchObject({ imported: 0 });
    expect(await d.say('import.run', { path, layers, duplicates: 'replace' })).toMatchObject({ imported: 3 });
    expect(await d.say('import.run', { path, layers, replace: 'all' })).toMatchObject({
      layers: [{ imported: 3, removed: 3 }],
    });
    expect((await shapes('villages')).map(([, geometry]) => geometry)).toEqual([POINT, AREA, TWO]);
  });
});
