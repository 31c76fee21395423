import { afterAll, beforeAll, expect, it } from 'vitest';
import { cellsIn, numberIn } from '../../../renderer/sites/cell-text.ts';
import { deskOnLankao, type OpenDesk, square } from '../desk.ts';

let open: OpenDesk;
beforeAll(async () => {
  open = await deskOnLankao(true);
});
afterAll(() => open.close());

const make = async (n: number) =>
  (await open.say('site.create', { kind: 'rooftop', geometry: square(114.9 + n * 0.01, 34.8, 0.001) })).id;
const rows = async (ids: number[]) => (await open.say('site.rows', { ids })).sites;

it('changes sites each in its own way as one step, or none of them', async () => {
  const [a, b] = [await make(1), await make(2)];
  await open.settled();
  await open.say('site.updateEach', {
    rows: [
      { id: a, changes: { tiltDeg: 7, name: '甲' }, year: 2028 },
      { id: b, changes: { ownerClass: 'commercial' }, built: 0.5 },
    ],
  });
  const [first, second] = await rows([a, b]);
  expect(first).toMatchObject({ tiltDeg: 7, name: '甲', inService: 2028 });
  expect(second).toMatchObject({ ownerClass: 'commercial', built: 0.5 });
  await open.settled();
  await open.say('edit.undo', {});
  expect((await rows([a, b])).map(({ tiltDeg, built }) => [tiltDeg, built])).toEqual([
    [15, 1],
    [15, 1],
  ]);
  const wrong = {
    rows: [
      { id: a, changes: { tiltDeg: 9 } },
      { id: b, changes: { tiltDeg: 95 } },
    ],
  };
  await expect(open.say('site.updateEach', wrong)).rejects.toMatchObject({ code: 'input.invalid' });
  const unknown = {
    rows: [
      { id: a, changes: { tiltDeg: 9 } },
      { id: 99_999, changes: { tiltDeg: 9 } },
    ],
  };
  await expect(open.say('site.updateEach', unknown)).rejects.toMatchObject({ code: 'site.unknown' });
  expect((await rows([a]))[0]!.tiltDeg).toBe(15);
});

it('reads cells as spreadsheets write them', () => {
  expect(cellsIn('甲\t10\r\n乙\t20\r\n')).toEqual([
    ['甲', '10'],
    ['乙', '20'],
  ]);
  expect(cellsIn('"a ""b""\nc"\t\nd\t5')).toEqual([
    ['a "b"\nc', ''],
    ['d', '5'],
  ]);
  expect(cellsIn('')).toEqual([]);
  expect(['1,200', '−30°', ' 85 % ', '', 'x'].map(numberIn)).toEqual([1200, -30, 85, Number.NaN, Number.NaN]);
});

it('names a consumer after the village it stands in', async () => {
  const { features } = await open.say('context.features', { layer: 'villages' });
  const village = features[0] as GeoJSON.Feature<GeoJSON.Point>;
  const position = village.geometry.coordinates as [number, number];
  const [one, two] = [
    await open.say('consumer.create', { kind: 'household', position }),
    await open.say('consumer.create', { kind: 'household', position }),
  ];
  expect(one.name.startsWith(`${village.properties!.name} `)).toBe(true);
  expect(two.name).toBe(`${one.name} 2`);
});
