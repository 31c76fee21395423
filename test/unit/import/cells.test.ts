import { describe, expect, it } from 'vitest';
import { geometryInCell } from '../../../electron/formats/import/cell-geometry.ts';
import { fromWgs84 } from '../../../electron/formats/import/crs.ts';
import { oneDesk } from './desk.ts';

const d = oneDesk();

/** Where a table's rows come to lie, by the names of their features. */
async function places(text: string, target: 'villages' | 'substations' | 'buildings' = 'villages') {
  const path = d.file('表.csv', text);
  const report = await d.say('import.run', { path, layers: [{ source: '表', target }] });
  const { features } = await d.layer(target);
  return { report, places: features.map(({ geometry, properties }) => ({ geometry, ...properties })) };
}
const at = (lon: number, lat: number) => ({
  type: 'Point',
  coordinates: [expect.closeTo(lon, 5), expect.closeTo(lat, 5)],
});

/** POINT(114.8 34.81), little- and big-endian, with PostGIS's system and a height, and as a GeoPackage has it. */
const hex = (write: (bytes: DataView) => number) => {
  const bytes = new DataView(new ArrayBuffer(100));
  return Buffer.from(bytes.buffer, 0, write(bytes)).toString('hex').toUpperCase();
};
function wkb(
  bytes: DataView,
  start: number,
  little: boolean,
  type: number,
  srid?: number,
  z?: number,
): number {
  let at = start;
  bytes.setUint8(at++, little ? 1 : 0);
  bytes.setUint32(at, type, little);
  at += 4;
  if (srid !== undefined) {
    bytes.setUint32(at, srid, little);
    at += 4;
  }
  for (const value of [114.8, 34.81, ...(z === undefined ? [] : [z])]) {
    bytes.setFloat64(at, value, little);
    at += 8;
  }
  return at;
}
const POINT = hex((bytes) => wkb(bytes, 0, true, 1));
const POINTS = [
  POINT,
  hex((bytes) => wkb(bytes, 0, false, 1)),
  hex((bytes) => wkb(bytes, 0, true, 0x2000_0001, 4490)),
  hex((bytes) => wkb(bytes, 0, true, 0xa000_0001, 4326, 65)),
  hex((bytes) => wkb(bytes, 0, true, 1001, undefined, 65)),
  hex((bytes) => {
    bytes.setUint32(0, 0x4750_0001);
    return wkb(bytes, 8, true, 1);
  }),
];

describe('a geometry in a cell', () => {
  it.each(POINTS)('%s', (cell) => {
    expect(geometryInCell(cell)).toEqual({ type: 'Point', coordinates: [114.8, 34.81] });
    expect(geometryInCell(`\\x${cell}`)).not.toBeNull();
  });
  it.each([
    POINT.slice(2),
    `${POINT}00`,
    '010100000000',
    'FF'.repeat(21),
    '{"type":"Point"}',
    '{"type":"Point","coordinates":["114.8","34.81"]}',
    '{"type":"Polygon","coordinates":[114.8,34.81]}',
    '{',
    '张庄',
    '410225000000000007',
  ])('is not %s', (cell) => {
    expect(geometryInCell(cell)).toBeNull();
  });
  it('places rows, whatever its heading', async () => {
    const json = '"{""type"":""Point"",""coordinates"":[114.82,34.82]}"';
    for (const heading of ['geom', 'WKB', 'geojson', 'shape', '位置串']) {
      const found = await places(`村名,${heading}\n张庄,${POINT}\n李庄,${json}\n`);
      expect(found.places, heading).toMatchObject([
        { name: '张庄', geometry: at(114.8, 34.81) },
        { name: '李庄', geometry: at(114.82, 34.82) },
      ]);
      await d.say('edit.undo', {});
    }
  });
  it('that is none is refused by its row', async () => {
    const { report } = await places(`村名,geom\n张庄,${POINT}\n李庄,${POINT.slice(4)}\n`);
    expect(report).toMatchObject({ imported: 1, refused: [{ code: 'not-finite', count: 1 }] });
  });
});

describe('coordinates that are neither degrees nor metres', () => {
  const km = (code: string) => fromWgs84(code)!([114.8, 34.8]).map((metres) => (metres / 1000).toFixed(3));
  const [x, y] = km('EPSG:4526') as [string, string];
  it.each([
    `横坐标(km),纵坐标(km)\n张庄,${x},${y}`,
    `X,Y\n张庄,${y},${x}`,
    `坐标\n张庄,"${x},${y}"`,
    `横坐标,纵坐标\n张庄,${x.slice(2)},${y}`,
  ])('are kilometres: 村名,%s', async (rows) => {
    const { report, places: found } = await places(`村名,${rows}\n`);
    expect(found[0]!.geometry).toMatchObject(at(114.8, 34.8));
    expect(report.repaired.map(({ code }) => code)).toContain('from-kilometres');
  });
  it.each([
    '经度,纬度\n张庄,1144800.5,344836.25',
    'X,Y\n张庄,1144800.5,344836.25',
    '纬度,经度\n张庄,344836.25,1144800.5',
    '经度,纬度\n张庄,E1144800.5,N344836.25',
    '经度(度分秒),纬度(度分秒)\n张庄,114.48005,34.483625',
    '经度(dd.mmss),纬度(dd.mmss)\n张庄,114.48005,34.483625',
  ])('are packed angles: 村名,%s', async (rows) => {
    const { places: found } = await places(`村名,${rows}\n`);
    expect(found[0]!.geometry).toMatchObject(at(114 + 48 / 60 + 0.5 / 3600, 34 + 48 / 60 + 36.25 / 3600));
  });
  it('are packed degrees and minutes', async () => {
    const { report, places: found } = await places(
      '村名,经度,纬度\n张庄,11448.3,3448.6\n王庄,11448.3,3448.6\n李庄,11448.3,3471.6\n',
    );
    expect(found).toHaveLength(2);
    expect(found[0]!.geometry).toMatchObject(at(114 + 48.3 / 60, 34 + 48.6 / 60));
    expect(report.refused).toMatchObject([{ code: 'not-finite', count: 1 }]);
  });
  it('are read so too where the planner says the system', async () => {
    const path = d.file('km.csv', `村名,X,Y\n张庄,${x},${y}\n`);
    const layers = [{ source: 'km', target: 'villages' as const, crs: 'EPSG:4547' }];
    await d.say('import.run', { path, layers: [{ ...layers[0]!, crs: 'auto' }] });
    const [guessed] = (await d.layer('villages')).features;
    await d.say('edit.undo', {});
    const system = (await d.say('import.inspect', { path })).layers[0]!.crs.code!;
    await d.say('import.run', { path, layers: [{ ...layers[0]!, crs: system }] });
    expect((await d.layer('villages')).features[0]!.geometry).toEqual(guessed!.geometry);
  });
});

describe('a heading that names what the rows are', () => {
  it.each([
    ['变电站,主变容量(MVA),经度,纬度\n兰考站,50,114.8,34.81\n', 'substations'],
    ['变电站名称,经度,纬度\n兰考站,114.8,34.81\n', 'substations'],
    ['村,经度,纬度\n兰考站,114.8,34.81\n', 'villages'],
    ['楼栋,面积(㎡),经度,纬度\n兰考站,500,114.8,34.81\n', 'buildings'],
  ] as const)('names them: %s', async (text, target) => {
    const { places: found } = await places(text, target);
    expect(found).toMatchObject([{ name: '兰考站' }]);
  });
});
