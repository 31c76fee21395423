import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { unpackZip } from '../../../electron/formats/zip.ts';
import { oneDesk } from '../import/desk.ts';
import { collection, feature, square, written, zipped } from '../import/files.ts';

const d = oneDesk();

/** Beyond what a double holds, and beyond what 64 bits do. */
const CODES = ['410225000000000007', '9007199254740993', '12345678901234567890'];
const [WEST, SOUTH] = [114.82, 34.82];
const roofs = CODES.map((code, i) => feature(square(WEST + i * 0.01, SOUTH), { name: code, code }));
/** As whole numbers, which JSON.stringify would round. */
const asNumbers = (text: string) => text.replace(/"code":"(\d+)"/g, '"code":$1');

const table = [
  ['name', 'wkt', 'code'],
  ...CODES.map((code, i) => [code, `POINT(${WEST + i * 0.01} ${SOUTH})`, code]),
];
const book = (bookType: 'xlsx' | 'xls' | 'ods') => {
  const sheets = utils.book_new();
  utils.book_append_sheet(sheets, utils.aoa_to_sheet(table), '村');
  return write(sheets, { type: 'buffer', bookType }) as Buffer;
};
const topology = () => ({
  type: 'Topology',
  objects: {
    村: {
      type: 'GeometryCollection',
      geometries: CODES.map((code, i) => ({
        type: 'Polygon',
        arcs: [[i]],
        properties: { name: code, code },
      })),
    },
  },
  arcs: roofs.map(({ geometry }) => (geometry as GeoJSON.Polygon).coordinates[0]),
});
const kml = `<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${CODES.map(
  (code, i) =>
    `<Placemark><name>${code}</name><ExtendedData><Data name="code"><value>${code}</value></Data></ExtendedData>
     <Point><coordinates>${WEST + i * 0.01},${SOUTH}</coordinates></Point></Placemark>`,
).join('')}</Document></kml>`;

const esri = {
  geometryType: 'esriGeometryPolygon',
  spatialReference: { wkid: 4490 },
  fields: [
    { name: 'name', type: 'esriFieldTypeString' },
    { name: 'code', type: 'esriFieldTypeDouble' },
  ],
  features: roofs.map(({ properties, geometry }) => ({
    attributes: properties,
    geometry: { rings: (geometry as GeoJSON.Polygon).coordinates },
  })),
};

const through = (name: string, ...options: string[]) => written(d.folder, name, roofs, options);
const SOURCES: [string, () => string | Promise<string>][] = [
  ['GeoJSON of numbers', () => d.file('村n.geojson', asNumbers(collection(roofs)))],
  ['GeoJSON of texts', () => d.file('村t.geojson', collection(roofs))],
  [
    'lines of GeoJSON',
    () => d.file('村.geojsonl', roofs.map((one) => asNumbers(JSON.stringify(one))).join('\n')),
  ],
  ['TopoJSON', () => d.file('村.topojson', asNumbers(JSON.stringify(topology())))],
  ['JSON of Esri', () => d.file('村e.json', asNumbers(JSON.stringify(esri)))],
  ['CSV', () => d.file('村.csv', table.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n'))],
  ['XLSX', () => d.file('村.xlsx', book('xlsx'))],
  ['XLS', () => d.file('村.xls', book('xls'))],
  ['ODS', () => d.file('村.ods', book('ods'))],
  ['KML', () => d.file('村.kml', kml)],
  ['GeoPackage', () => through('村.gpkg', '-f', 'GPKG')],
  ['SQLite', () => through('村.sqlite', '-f', 'SQLite')],
  ['FlatGeobuf', () => through('村.fgb', '-f', 'FlatGeobuf')],
  ['GML', () => through('村.gml', '-f', 'GML')],
  [
    'Shapefile',
    async () => {
      const main = await through('cun.shp', '-f', 'ESRI Shapefile', '-lco', 'ENCODING=UTF-8');
      const parts = ['shp', 'shx', 'dbf', 'prj', 'cpg'].map((ending) => main.replace(/shp$/, ending));
      return zipped(join(d.folder, '村.zip'), parts);
    },
  ],
];
const EXPORTS = {
  geojson: 'geojson',
  csv: 'csv',
  kml: 'kml',
  shapefile: 'zip',
  gpkg: 'gpkg',
  dxf: 'dxf',
} as const;

/** The bytes of a file, of an archive those of all files in it. */
function bytesOf(path: string): string {
  if (extname(path) !== '.zip') return readFileSync(path, 'latin1');
  const folder = join(d.folder, `${basename(path)}.out`);
  mkdirSync(folder, { recursive: true });
  unpackZip(path, folder, basename(path));
  return readdirSync(folder)
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('');
}

describe('codes of more digits than a number holds', () => {
  it.each(SOURCES)('stay exact from %s to every export', async (_, make) => {
    const path = await make();
    const [layer] = (await d.say('import.inspect', { path })).layers;
    await d.say('import.run', { path, layers: [{ source: layer!.name, target: 'villages' }] });
    const { features } = await d.layer('villages');
    expect(features.map(({ properties }) => properties!.code).sort()).toEqual([...CODES].sort());
    for (const [format, ending] of Object.entries(EXPORTS)) {
      const out = join(d.folder, `out.${ending}`);
      const what = 'villages';
      await d.say('export.run', { out, format: format as keyof typeof EXPORTS, what, overwrite: true });
      const bytes = bytesOf(out);
      expect(
        CODES.filter((code) => !bytes.includes(code)),
        format,
      ).toEqual([]);
    }
  });
  it('stay exact as names of sites in a workbook', async () => {
    for (const [i, name] of CODES.entries()) {
      const geometry = square(WEST + i * 0.01, SOUTH) as never;
      await d.say('site.create', { kind: 'rooftop', name, geometry });
    }
    const out = join(d.folder, 'sites.xlsx');
    await d.say('export.run', { out, format: 'xlsx' });
    const { layers } = await d.say('import.inspect', { path: out });
    const cells = layers.flatMap(({ sample }) => sample.flat());
    expect(CODES.filter((code) => !cells.includes(code))).toEqual([]);
  });
});
