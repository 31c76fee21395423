import { describe, expect, it } from 'vitest';
import { geodesicAreaM2 } from '../../../electron/engine/geodesy.ts';
import type { Area } from '../../../shared/geometry.ts';
import { oneDesk } from './desk.ts';
import { binaryDxf, gb18030 } from './files.ts';

const d = oneDesk();

type Group = [code: number, value: string | number];
/** A place of the county in CGCS2000, 3 degrees, zone 38. */
const [EAST, NORTH] = [38_573_000, 3_852_000];
const polyline = (layer: string, points: number[][], bulges: number[] = []): Group[] => [
  ...([
    [0, 'LWPOLYLINE'],
    [100, 'AcDbEntity'],
    [8, layer],
    [100, 'AcDbPolyline'],
    [90, points.length],
    [70, 1],
  ] as Group[]),
  ...points.flatMap(([x, y], i): Group[] => [
    [10, x!],
    [20, y!],
    ...((bulges[i] ? [[42, bulges[i]]] : []) as Group[]),
  ]),
];
const rectangle = (x: number, y: number, width: number, height: number) => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
];
const insert = (x: number, scale: [number, number], turn: number): Group[] => [
  ...([
    [0, 'INSERT'],
    [8, '建筑'],
    [2, '房'],
    [10, x],
    [20, NORTH],
    [30, 0],
    [41, scale[0]],
    [42, scale[1]],
    [50, turn],
  ] as Group[]),
];
const section = (name: string, groups: Group[]): Group[] => [
  [0, 'SECTION'],
  [2, name],
  ...groups,
  [0, 'ENDSEC'],
];

/** Buildings of 200, 239.27, 600 and 100 m², and a round plot of 7,854 m². */
const drawing = (version: string): Group[] => [
  ...section('HEADER', [
    [9, '$ACADVER'],
    [1, version],
    [9, '$DWGCODEPAGE'],
    [3, 'ANSI_936'],
  ]),
  ...section('BLOCKS', [
    [0, 'BLOCK'],
    [8, '0'],
    [2, '房'],
    [70, 0],
    [10, 0],
    [20, 0],
    [30, 0],
    ...polyline('0', rectangle(0, 0, 10, 10)),
    [0, 'ENDBLK'],
    [8, '0'],
  ]),
  ...section('ENTITIES', [
    ...polyline('建筑', rectangle(EAST, NORTH, 20, 10)),
    // A half circle over one of the short sides.
    ...polyline('建筑', rectangle(EAST + 100, NORTH, 20, 10), [0, 1, 0, 0]),
    ...insert(EAST + 200, [2, 3], 30),
    ...insert(EAST + 300, [-1, 1], 0),
    [0, 'CIRCLE'],
    [8, '地块'],
    [10, EAST + 500],
    [20, NORTH],
    [30, 0],
    [40, 50],
  ]),
  [0, 'EOF'],
];

const utf8 = (text: string) => Buffer.from(text);
const textOf = (version: string) =>
  drawing(version)
    .map(([code, value]) => `${code}\r\n${value}\r\n`)
    .join('');

describe('a drawing', () => {
  it.each<[string, () => Buffer]>([
    ['as text in its code page', () => gb18030(textOf('AC1015'))],
    ['as text of 2018', () => utf8(textOf('AC1032'))],
    ['in binary form in its code page', () => binaryDxf(textOf('AC1015'), gb18030)],
    ['in binary form of 2007', () => binaryDxf(textOf('AC1021'), utf8)],
    ['in binary form of release 12', () => binaryDxf(textOf('AC1009'), gb18030, true)],
  ])('has the areas it was drawn with: %s', async (_, make) => {
    const path = d.file('图.dxf', make());
    const { layers } = await d.say('import.inspect', { path });
    expect(layers.map(({ name, count }) => [name, count])).toEqual([
      ['建筑', 4],
      ['地块', 1],
    ]);
    expect(layers[0]!.crs.code).toBe('EPSG:4526');
    const areasOf = async (source: string) => {
      await d.say('import.run', { path, layers: [{ source, target: 'buildings' }] });
      const { features } = await d.layer('buildings');
      return features.map(({ geometry }) => geodesicAreaM2(geometry as Area));
    };
    const [plain, round, scaled, mirrored] = await areasOf('建筑');
    expect(plain).toBeCloseTo(200, 0);
    expect(round! / (200 + (Math.PI * 25) / 2)).toBeCloseTo(1, 2);
    expect(scaled).toBeCloseTo(600, 0);
    expect(mirrored).toBeCloseTo(100, 0);
    await d.say('edit.undo', {});
    expect((await areasOf('地块'))[0]! / (Math.PI * 2500)).toBeCloseTo(1, 2);
  });
  it('in binary form that ends too early is refused', async () => {
    const whole = binaryDxf(textOf('AC1015'), gb18030);
    for (const bytes of [30, 100, whole.length - 3]) {
      const path = d.file('短.dxf', whole.subarray(0, bytes));
      await expect(d.say('import.inspect', { path })).rejects.toMatchObject({ code: 'import.unreadable' });
    }
  });
});
