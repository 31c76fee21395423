import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvCell, toWkt } from '../../../electron/formats/export/csv.ts';
import { parseWkt } from '../../../electron/formats/import/wkt.ts';
import { unpackZip } from '../../../electron/formats/zip.ts';
import type { ExportFormat } from '../../../shared/export.ts';
import { deskOnLankao, type ImportDesk } from '../import/desk.ts';
import { square } from '../import/files.ts';

let d: ImportDesk;
beforeAll(async () => {
  d = await deskOnLankao();
  const hole = {
    type: 'Polygon' as const,
    coordinates: [...square(114.82, 34.82, 0.004).coordinates, ...square(114.821, 34.821).coordinates],
  };
  await d.say('site.create', {
    kind: 'agrivoltaic',
    geometry: hole as never,
    name: '农光, "一期"',
    tiltDeg: 31.5,
    gcr: 0.4,
  });
  await d.say('site.create', {
    kind: 'rooftop',
    geometry: square(114.85, 34.85) as never,
    name: '=HYPERLINK("x")',
    notes: '@SUM(A1)',
    azimuthDeg: 201.25,
    usableShare: 0.55,
    ...{ module: 'cdte', inverter: 'micro' },
  });
  await d.desk.settled();
}, 60_000);
afterAll(() => d.close());

const fields = ({
  name,
  kind,
  tiltDeg,
  azimuthDeg,
  usableShare,
  gcr,
  moduleWpM2,
  module,
  inverter,
  geometry,
  areaM2,
  notes,
}: Record<string, unknown>) => ({
  ...{ name, kind, tiltDeg, azimuthDeg, usableShare, gcr, moduleWpM2, module, inverter, notes },
  geometry: JSON.parse(JSON.stringify(geometry), (_, value) =>
    typeof value === 'number' ? Number(value.toFixed(8)) : value,
  ),
  areaM2: Math.round(areaM2 as number),
});

/** A ring may begin at another corner and run the other way round. */
const corners = (site: ReturnType<typeof fields>) => ({
  ...site,
  geometry: [...new Set((JSON.stringify(site.geometry).match(/\[[\d.]+,[\d.]+\]/g) ?? []).sort())],
});

const exported = async (format: ExportFormat, name: string) => {
  const out = join(d.folder, name);
  await d.say('export.run', { out, format });
  return out;
};

describe('sites come back from what was exported', () => {
  it.each<[ExportFormat, string, string]>([
    ['geojson', 'sites.geojson', 'sites'],
    ['shapefile', 'sites.zip', 'sites'],
    ['csv', 'sites.csv', 'sites'],
    ['gpkg', 'copy.gpkg', 'sites'],
    ['kml', 'sites.kml', 'sites'],
  ])('%s', async (format, name, source) => {
    const before = (await d.say('site.list', {})).sites.map((site) => corners(fields(site)));
    const path = await exported(format, name);
    await d.say('site.delete', { ids: (await d.say('site.list', {})).sites.map(({ id }) => id) });
    const report = await d.say('import.run', { path, layers: [{ source, target: 'sites' }] });
    expect(report).toMatchObject({ imported: 2, refused: [], repaired: [] });
    const after = (await d.say('site.list', {})).sites.map((site) => corners(fields(site)));
    expect(after).toEqual(before);
    await d.say('edit.undo', {});
    await d.say('edit.undo', {});
  });
});

describe('the workbook', () => {
  it('has every sheet, numbers as numbers and no formula but its own sums', async () => {
    const path = await exported('xlsx', 'book.xlsx');
    const files = unpackZip(path, join(d.folder, 'book'), 'book.xlsx');
    const sheets = files.filter((name) => name.startsWith('xl/worksheets/'));
    expect(sheets).toHaveLength(7);
    for (const sheet of sheets) {
      const text = readFileSync(join(d.folder, 'book', sheet), 'utf8');
      // The sums under columns, and nothing that a site's texts could have become.
      for (const [, formula] of text.matchAll(/<f>(.*?)<\/f>/g))
        expect(formula).toMatch(/^SUM(IFS)?\([^()]+\)$/);
      expect(text).not.toMatch(/<f>[^<]*(HYPERLINK|SUM\(A1\))/);
    }
    const { layers } = await d.say('import.inspect', { path });
    expect(layers.map(({ name }) => name)).toEqual([
      ...['站点', '逐月发电量', '逐年碳减排', '投资与收益', '逐年现金流', '绿证台账', '假设与来源'],
    ]);
    const [sites, monthly, carbon, worth, cash, , assumptions] = layers;
    expect(sites!.sample[1]![1]).toBe('=HYPERLINK("x")');
    const { annualKwh, capacityKwp, deliveredKwh, avoidedTco2 } = await d.say('project.summary', {});
    expect(Number(sites!.sample[2]![17])).toBeCloseTo(deliveredKwh, 3);
    expect(Number(sites!.sample[2]![19])).toBeCloseTo(avoidedTco2, 6);
    expect(Number(sites!.sample[2]![14])).toBeCloseTo(capacityKwp, 6);
    expect(Number(monthly!.sample[2]![14])).toBeCloseTo(annualKwh, 3);
    expect(carbon!.count).toBe((await d.say('carbon.outlook', {})).years.length);
    const money = await d.say('money.outlook', {});
    expect(Number(worth!.sample[0]![1])).toBeCloseTo(money.total.capexYuan, 2);
    expect(worth!.sample.map(([item]) => item)).toContain('平准化度电成本（税前、不计融资）');
    // A year each, and their sum.
    expect(cash!.count).toBe(money.years.length + 1);
    expect(Number(cash!.sample[0]![12])).toBeCloseTo(money.years[0]!.equityYuan, 2);
    const read = assumptions!.fields.map(({ name }) => name);
    expect(read).toEqual(['项目', '取值', '依据与来源']);
    expect(assumptions!.count).toBeGreaterThan(30);
  });
});

describe('the copy of the document', () => {
  it('is a GeoPackage as its standard wants it', async () => {
    const db = new Database(await exported('gpkg', 'valid.gpkg'), { readonly: true });
    expect(db.pragma('application_id', { simple: true })).toBe(0x47504b47);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
    const tables = db
      .prepare("SELECT table_name FROM gpkg_contents WHERE data_type = 'features'")
      .pluck()
      .all() as string[];
    for (const table of tables) {
      const triggers = db
        .prepare(
          "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ? AND name LIKE 'rtree_%'",
        )
        .pluck()
        .get(table);
      expect(triggers, table).toBe(6);
      expect(
        db.prepare('SELECT count(*) FROM gpkg_geometry_columns WHERE table_name = ?').pluck().get(table),
      ).toBe(1);
      for (const blob of db.prepare(`SELECT geom FROM ${table} LIMIT 10`).pluck().all() as Buffer[]) {
        expect(blob.subarray(0, 2).toString()).toBe('GP');
        expect(blob.readInt32LE(4)).toBe(4326);
      }
    }
    expect(tables).toContain('sites');
    db.close();
  });
});

describe('text formats', () => {
  it('write WKT that reads back', () => {
    const shapes = [
      { type: 'Point' as const, coordinates: [114.8, 34.8] },
      {
        type: 'MultiPoint' as const,
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
      {
        type: 'LineString' as const,
        coordinates: [
          [1, 2],
          [3, 4.5],
        ],
      },
      {
        type: 'MultiLineString' as const,
        coordinates: [
          [
            [1, 2],
            [3, 4],
          ],
          [
            [5, 6],
            [7, 8],
          ],
        ],
      },
      square(1, 2),
      { type: 'MultiPolygon' as const, coordinates: [square(1, 2).coordinates, square(3, 4).coordinates] },
    ];
    for (const shape of shapes) expect(parseWkt(toWkt(shape))).toEqual(shape);
    expect(parseWkt('SRID=4326;POINT Z (1 2 3)')).toEqual({ type: 'Point', coordinates: [1, 2] });
    for (const bad of ['', 'POINT EMPTY', 'POLYGON ((1 2', 'POINT (a b)', 'CIRCLE (1 2)'])
      expect(parseWkt(bad)).toBeNull();
  });

  it('leave nothing for a spreadsheet to run', () => {
    for (const start of ['=', '+', '-', '@', '\t', '\r'])
      expect(csvCell(`${start}1+1`).replace(/^"/, '')[0]).toBe("'");
    expect(csvCell(-5.5)).toBe('-5.5');
    expect(csvCell('a "b", c')).toBe('"a ""b"", c"');
  });
});
