import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { centroid } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import { oneDesk } from './desk.ts';
import { collection, copyParts, osmPbf, ROOFS, square, written, zipped } from './files.ts';

const d = oneDesk();

const stemOf = (path: string) => path.replace(/\.\w+$/, '');
const SHP = ['-f', 'ESRI Shapefile', '-lco', 'ENCODING=UTF-8'];
const csv = (rows: string[]) => rows.join('\r\n');
const wktOf = (west: number, south: number) =>
  `POLYGON ((${square(west, south)
    .coordinates[0]!.map((at) => at.join(' '))
    .join(', ')}))`;

/** The two roofs in every format that can hold them. */
const MADE: Record<string, () => Promise<string> | string> = {
  GeoPackage: () => written(d.folder, 'roofs.gpkg', ROOFS, ['-f', 'GPKG']),
  Shapefile: () => written(d.folder, 'roofs.shp', ROOFS, SHP),
  'zipped Shapefile': async () => {
    const shp = await written(d.folder, '房屋.shp', ROOFS, SHP);
    const parts = ['shp', 'shx', 'dbf', 'prj', 'cpg'].map((ending) => `${stemOf(shp)}.${ending}`);
    return zipped(join(d.folder, 'roofs.zip'), parts, '数据/');
  },
  'Shapefile in GBK without .cpg': async () => {
    const shp = await written(d.folder, 'gbk.shp', ROOFS, [
      ...['-f', 'ESRI Shapefile', '-lco', 'ENCODING=CP936'],
    ]);
    return copyParts(stemOf(shp), join(d.folder, 'gbk'), ['shp', 'shx', 'dbf', 'prj']);
  },
  GeoJSON: () => d.file('roofs.geojson', collection(ROOFS)),
  KML: () => written(d.folder, 'roofs.kml', ROOFS, ['-f', 'KML', '-dsco', 'NameField=mc']),
  KMZ: async () => {
    const kml = await written(d.folder, 'doc.kml', ROOFS, ['-f', 'KML', '-dsco', 'NameField=mc']);
    return zipped(join(d.folder, 'roofs.kmz'), [kml]);
  },
  GML: () => written(d.folder, 'roofs.gml', ROOFS, ['-f', 'GML', '-dsco', 'FORMAT=GML3.2']),
  DXF: () => written(d.folder, 'roofs.dxf', ROOFS, ['-f', 'DXF', '-t_srs', 'EPSG:4526', '-skipfailures']),
  FlatGeobuf: () => written(d.folder, 'roofs.fgb', ROOFS, ['-f', 'FlatGeobuf']),
  'zipped FileGDB': async () => {
    const gdb = await written(d.folder, 'roofs.gdb', ROOFS, ['-f', 'OpenFileGDB', '-nlt', 'MULTIPOLYGON']);
    const files = readdirSync(gdb).map((name) => join(gdb, name));
    return zipped(join(d.folder, 'gdb.zip'), files, 'roofs.gdb/');
  },
  'MapInfo TAB': () => written(d.folder, 'roofs.tab', ROOFS, ['-f', 'MapInfo File']),
  'MapInfo MIF': () => written(d.folder, 'roofs.mif', ROOFS, ['-f', 'MapInfo File', '-dsco', 'FORMAT=MIF']),
  'CSV of WKT': () =>
    d.file(
      'roofs.csv',
      csv([
        'mc,lx,wkt',
        `第一小学,学校,"${wktOf(114.82, 34.82)}"`,
        `兰考铝厂,工业,"${wktOf(114.83, 34.83)}"`,
      ]),
    ),
};
/** Formats that carry neither names nor classes. */
const BARE = ['DXF'];
const NAMES_ONLY = ['KML', 'KMZ'];

describe.each(Object.keys(MADE))('%s', (format) => {
  it('is inspected and imported with names and classes', async () => {
    const path = await MADE[format]!();
    const before = readdirSync(dirname(path));
    const inspection = await d.say('import.inspect', { path });
    const [layer] = inspection.layers;
    expect(layer!.count).toBe(2);
    expect(layer!.inCounty).toBe(true);
    expect(layer!.preview).toHaveLength(2);
    const report = await d.say('import.run', {
      path,
      layers: [{ source: layer!.name, target: 'buildings' }],
    });
    expect(report).toMatchObject({ read: 2, imported: 2, refused: [] });
    const { features } = await d.layer('buildings');
    expect(features).toHaveLength(2);
    // Some formats keep features in an order of their own.
    features.sort((a, b) => centroid(a).geometry.coordinates[0]! - centroid(b).geometry.coordinates[0]!);
    expect(centroid(features[0]!).geometry.coordinates[0]).toBeCloseTo(114.8205, 5);
    expect(centroid(features[1]!).geometry.coordinates[1]).toBeCloseTo(34.8305, 5);
    if (!BARE.includes(format)) {
      expect(features.map(({ properties }) => properties!.name)).toEqual(['第一小学', '兰考铝厂']);
    }
    if (!BARE.includes(format) && !NAMES_ONLY.includes(format)) {
      expect(features.map(({ properties }) => properties!.class)).toEqual([
        'school',
        'industrial-commercial',
      ]);
    }
    expect(readdirSync(dirname(path)), 'nothing is written beside the file').toEqual(before);
    await d.say('edit.undo', {});
    expect((await d.layer('buildings')).features).toEqual([]);
  });
});

describe('tables', () => {
  it('reads points from CSV columns in GBK and draws a square of the stated area', async () => {
    const text = csv(['名称,经度,纬度,面积', '农户甲,114.82,34.82,400', '农户乙,114.83,34.82,900']);
    // GB18030 by hand: Node writes only UTF encodings.
    const table = new Map<string, Buffer>();
    for (let high = 0x81; high <= 0xfe; high++) {
      for (let low = 0x40; low <= 0xfe; low++) {
        const bytes = Buffer.from([high, low]);
        table.set(new TextDecoder('gb18030').decode(bytes), bytes);
      }
    }
    const gbk = Buffer.concat([...text].map((c) => table.get(c) ?? Buffer.from(c)));
    const path = d.file('农户.csv', gbk);
    const inspection = await d.say('import.inspect', { path });
    expect(inspection).toMatchObject({ encoding: 'GB18030' });
    expect(inspection.layers[0]!.suggested.fields).toMatchObject({
      name: '名称',
      longitude: '经度',
      latitude: '纬度',
      footprintM2: '面积',
    });
    const report = await d.say('import.run', {
      path,
      layers: [{ source: inspection.layers[0]!.name, target: 'sites', units: { footprintM2: 'm2' } }],
    });
    expect(report.repaired).toMatchObject([{ code: 'square-from-point', count: 2 }]);
    const { sites } = await d.say('site.list', {});
    expect(sites.map(({ name }) => name)).toEqual(['农户甲', '农户乙']);
    expect(sites[0]!.areaM2 / 400).toBeCloseTo(1, 2);
    expect(sites[1]!.areaM2 / 900).toBeCloseTo(1, 2);
    await d.say('edit.undo', {});
    expect((await d.say('site.list', {})).sites).toEqual([]);
  });

  it('reads sites from XLSX, keeps what is within bounds and names what is not', async () => {
    const rows = [
      { name: '学校', tiltDeg: '25', azimuthDeg: '200', wkt: wktOf(114.82, 34.82) },
      { name: '厂房', tiltDeg: '300', azimuthDeg: '170', wkt: wktOf(114.83, 34.82) },
    ];
    const path = await written(
      d.folder,
      'sites.xlsx',
      rows.map((properties) => ({ type: 'Feature' as const, properties, geometry: null as never })),
      ['-f', 'XLSX'],
    );
    const [layer] = (await d.say('import.inspect', { path })).layers;
    const report = await d.say('import.run', { path, layers: [{ source: layer!.name, target: 'sites' }] });
    expect(report.repaired).toMatchObject([
      {
        code: 'value-ignored',
        examples: [{ field: 'tiltDeg', value: '300', takes: { least: 0, most: 90 } }],
      },
    ]);
    const { sites } = await d.say('site.list', {});
    expect(sites).toMatchObject([
      { name: '学校', tiltDeg: 25, azimuthDeg: 200 },
      { name: '厂房', tiltDeg: 15, azimuthDeg: 170 },
    ]);
  });

  it('keeps formula text as text', async () => {
    const path = d.file('f.csv', csv(['name,lon,lat', `"=cmd|'/c calc'!A1",114.82,34.82`]));
    await d.say('import.run', { path, layers: [{ source: 'f', target: 'villages' }] });
    expect((await d.layer('villages')).features[0]!.properties!.name).toBe("=cmd|'/c calc'!A1");
  });
});

describe('OpenStreetMap PBF', () => {
  it('gives its closed ways as buildings', async () => {
    const corners = square(114.85, 34.85).coordinates[0]!.slice(0, 4);
    const path = d.file('lankao.osm.pbf', osmPbf(corners, { building: 'school', name: '中学' }));
    const { layers } = await d.say('import.inspect', { path });
    const layer = layers.find(({ name }) => name === 'multipolygons');
    expect(layer!.inCounty).toBe(true);
    const report = await d.say('import.run', {
      path,
      layers: [{ source: 'multipolygons', target: 'buildings' }],
    });
    expect(report).toMatchObject({ imported: 1, refused: [] });
    expect((await d.layer('buildings')).features[0]!.properties).toMatchObject({
      name: '中学',
      class: 'school',
    });
  });
});
