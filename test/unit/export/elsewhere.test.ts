import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureCollection } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fitDbase } from '../../../electron/formats/export/dbase-limits.ts';
import { unpackZip } from '../../../electron/formats/zip.ts';
import { guarded, pastedCell } from '../../../shared/spreadsheet.ts';
import { deskOnLankao, type ImportDesk } from '../import/desk.ts';
import { collection, feature, square } from '../import/files.ts';

let d: ImportDesk;
const CODES = ['410225000000000007', '9007199254740993'];
beforeAll(async () => {
  d = await deskOnLankao();
  const text = collection([
    feature(square(114.82, 34.82), { 名称: '甲', 标识码: 1, 很长很长的字段名: '字'.repeat(100) }),
    feature(square(114.83, 34.82), { 名称: '乙', 标识码: 2, 很长很长的字段名: 'x' }),
  ]);
  const path = d.file(
    'codes.geojson',
    text.replace('"标识码":1', `"标识码":${CODES[0]}`).replace('"标识码":2', `"标识码":${CODES[1]}`),
  );
  await d.say('import.run', { path, layers: [{ source: 'codes', target: 'buildings' }] });
}, 60_000);
afterAll(() => d.close());

const exported = async (name: string, more: object) => {
  const out = join(d.folder, name);
  const report = await d.say('export.run', { out, what: 'buildings', ...more } as never);
  return { out, report };
};
const imported = async (path: string, source: string, target: 'villages' | 'buildings' = 'villages') => {
  const report = await d.say('import.run', { path, layers: [{ source, target }] });
  const { features } = (await d.layer(target)) as FeatureCollection;
  await d.say('edit.undo', {});
  return { report, features };
};

describe('long codes', () => {
  it.each([
    ['geojson', 'c.geojson', 'c'],
    ['csv', 'c.csv', 'c'],
    ['kml', 'c.kml', 'buildings'],
    ['shapefile', 'c.zip', 'buildings'],
  ])('keep every digit through %s', async (format, name, source) => {
    const { out } = await exported(name, { format });
    const { features } = await imported(out, source);
    expect(features.map(({ properties }) => String(properties!.标识码)).sort()).toEqual([...CODES].sort());
  });
});

describe('a Shapefile', () => {
  it('says what it cuts, between characters, and how it is written', async () => {
    const { out, report } = await exported('cut.zip', { format: 'shapefile' });
    expect(report.cut).toEqual([{ field: '很长很长的字段名', shortened: '很长很', values: 1 }]);
    const names = unpackZip(out, join(d.folder, 'cut'), 'cut.zip');
    const cpg = names.find((name) => name.endsWith('.cpg'));
    expect(readFileSync(join(d.folder, 'cut', cpg!), 'latin1')).toMatch(/UTF-8/);
    const { features } = await imported(out, 'buildings');
    expect(features.map(({ properties }) => properties!.很长很).sort()).toEqual(['x', '字'.repeat(84)]);
  });
  it('has every field under a name of its own', () => {
    const { features } = fitDbase([feature(null, { 建筑物名称: 1, 建筑物用途: 2, 建筑物: 3 })]);
    expect(Object.values(features[0]!.properties!)).toEqual([1, 2, 3]);
  });
});

describe('coordinates', () => {
  it.each([
    ['4490', 4490],
    ['zone with its number', 'EPSG:4526'],
    ['zone without', 4547],
    ['zone of six degrees', 4508],
  ])('come back from CGCS2000, %s', async (title, crs) => {
    for (const [format, ending, source] of [
      ['geojson', 'geojson', 'p'],
      ['shapefile', 'zip', 'buildings'],
    ] as const) {
      const { out, report } = await exported(`p.${ending}`, { format, crs, overwrite: true });
      expect(report.crs, title).toBe(`EPSG:${String(crs).replace('EPSG:', '')}`);
      const { features } = await imported(out, source);
      const [x, y] = (features[0]!.geometry as { coordinates: number[][][] }).coordinates[0]![0]!;
      expect([114.82, 114.821, 114.83, 114.831].some((lon) => Math.abs(lon - x!) < 1e-7)).toBe(true);
      expect([34.82, 34.821].some((lat) => Math.abs(lat - y!) < 1e-7)).toBe(true);
    }
  });
  it('are in the system chosen for the project, unless another is asked for', async () => {
    expect(await d.say('export.system', { crs: 4547 })).toEqual({ crs: 'EPSG:4547' });
    expect((await d.say('project.info', {})).project!.exportCrs).toBe('EPSG:4547');
    expect((await exported('s.geojson', { format: 'geojson' })).report.crs).toBe('EPSG:4547');
    expect((await exported('s2.geojson', { format: 'geojson', crs: 4490 })).report.crs).toBe('EPSG:4490');
    expect((await exported('s.kml', { format: 'kml' })).report.crs).toBe('EPSG:4326');
    await d.say('project.close', {});
    await d.say('project.open', { path: d.document });
    expect((await d.say('project.info', {})).project!.exportCrs).toBe('EPSG:4547');
    await d.say('export.system', { crs: null });
    expect((await exported('s3.geojson', { format: 'geojson' })).report.crs).toBe('EPSG:4326');
    await expect(d.say('export.system', { crs: 9999 })).rejects.toMatchObject({ code: 'export.crs' });
  });
  it('are refused where a format or the program has none such', async () => {
    await expect(exported('x.kml', { format: 'kml', crs: 4547 })).rejects.toMatchObject({
      code: 'export.crs-fixed',
    });
    await expect(exported('x.csv', { format: 'csv', crs: 9999 })).rejects.toMatchObject({
      code: 'export.crs',
    });
  });
});

describe('a drawing', () => {
  it('is in the strip of the county, on a layer a planner knows, with names', async () => {
    const { out, report } = await exported('d.dxf', { format: 'dxf' });
    expect(report.crs).toBe('EPSG:4547');
    const { layers } = await d.say('import.inspect', { path: out });
    expect(layers.map(({ name, count }) => [name, count])).toEqual([
      ['建筑', 2],
      ['建筑-TEXT', 2],
    ]);
    expect(layers[0]!.crs).toMatchObject({ code: 'EPSG:4547', origin: 'guessed' });
    const { features } = await imported(out, '建筑', 'buildings');
    // Beside the two it was made from.
    expect(features).toHaveLength(4);
  });
});

describe('spreadsheets', () => {
  it('run and round nothing', () => {
    for (const start of ['=', '+', '-', '@', '＝', '＋', '－', '＠'])
      expect(guarded(`${start}1`)).toBe(`'${start}1`);
    expect(guarded('410225000000000007')).toBe("'410225000000000007");
    expect(guarded('0371')).toBe("'0371");
    expect(guarded('410225')).toBe('410225');
    expect(guarded('410225104201')).toBe("'410225104201");
    expect(pastedCell('"甲"村')).toBe('"""甲""村"');
    expect(pastedCell(12.5, ',')).toBe('12,5');
    expect(pastedCell('12.5', ',')).toBe('12.5');
    expect(pastedCell('"一期"\t屋顶')).toBe('"""一期"" 屋顶"');
  });
});
