import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listRoofsLeftOut } from '../../../electron/store/roofs-left-out.ts';
import { deskOnLankao, type ImportDesk } from '../import/desk.ts';
import { collection, feature, square } from '../import/files.ts';

let d: ImportDesk;
beforeAll(async () => {
  d = await deskOnLankao();
  const house = (place: number, properties: object) =>
    feature(square(114.8 + place / 100, 34.8, 0.0004), { class: 'rural-household', ...properties });
  const path = d.file(
    'roofs.geojson',
    collection([
      house(0, { name: '石棉', 屋面材料: '石棉瓦', 结构: '砖木', 建成年份: 1985 }),
      house(1, { name: '彩钢', 屋面材料: '彩钢瓦', 结构: '钢结构', 建成年份: 2015 }),
      house(2, { name: '现浇', 屋面材料: '现浇混凝土', 结构: '砖混', 建成年份: 2005 }),
      house(3, { name: '不详' }),
      house(4, { name: '洪区', 屋面材料: '现浇混凝土', 结构: '砖混', 建成年份: 2005 }),
    ]),
  );
  await d.say('import.run', {
    path,
    layers: [
      { source: 'roofs', target: 'buildings', fields: { name: 'name', class: 'class', roof: '屋面材料' } },
    ],
  });
  const zones = d.file(
    'zones.geojson',
    collection([feature(square(114.8395, 34.7995, 0.002), { class: '蓄滞洪区' })]),
  );
  await d.say('import.run', { path: zones, layers: [{ source: 'zones', target: 'exclusions' }] });
}, 60_000);
afterAll(() => d.close());

const look = async (fitness: object) => {
  const { count, unfit, checks } = await d.say('roofs.match', { filter: { fitness } });
  return {
    count,
    unfit: unfit.map((row) => [row.check, row.value, row.count]),
    checks: Object.fromEntries(
      checks.filter(({ state }) => state !== 'not-asked').map((row) => [row.check, [row.state, row.unknown]]),
    ),
  };
};

it('leaves roofs out by their material and counts those of unknown material apart', async () => {
  expect(await look({ materials: ['asbestos', 'steel-sheet'] })).toEqual({
    count: 3,
    unfit: [
      ['material', 'asbestos', 1],
      ['material', 'steel-sheet', 1],
    ],
    checks: { material: ['checked', 1] },
  });
});

it('leaves out what is unknown where the planner says so', async () => {
  const { count, unfit } = await look({ materials: ['asbestos'], builtFrom: 2000, unknown: 'leave-out' });
  expect(count).toBe(3);
  expect(unfit).toEqual([
    ['material', 'asbestos', 1],
    ['material', 'unknown', 1],
  ]);
});

it('counts a roof by the first reason only', async () => {
  const { count, unfit } = await look({ structures: ['brick-wood'], builtFrom: 2010 });
  expect(unfit).toEqual([
    ['structure', 'brick-wood', 1],
    ['built', null, 2],
  ]);
  expect(count).toBe(2);
});

it('reads floods from the exclusions, and says that nothing tells of subsidence', async () => {
  expect(await look({ hazards: ['flood', 'subsidence'], unknown: 'leave-out' })).toEqual({
    count: 4,
    unfit: [['flood', null, 1]],
    checks: { flood: ['checked', 0], subsidence: ['no-data', 5] },
  });
});

it("holds the county's snow against the limit of the class, and checks nothing without one", async () => {
  const snow = { countyKnM2: 0.4, limitsKnM2: { 'rural-household': 0.3 } };
  expect((await look({ snow })).unfit).toEqual([['snow', null, 5]]);
  expect((await look({ wind: { countyKnM2: 0.4, limitsKnM2: { school: 0.3 } } })).checks).toEqual({
    wind: ['no-data', 5],
  });
});

it('answers the same reasons when sites are made, and names the roofs', async () => {
  const made = await d.say('site.fromBuildings', {
    filter: { fitness: { materials: ['asbestos'], hazards: ['flood'] } },
  });
  expect(made.created).toBe(3);
  expect(made.unfit).toMatchObject([
    { check: 'material', value: 'asbestos', count: 1, buildingIds: [expect.any(Number)] },
    { check: 'flood', value: null, count: 1 },
  ]);
  const kept = () => {
    const db = new Database(d.document, { readonly: true });
    try {
      return listRoofsLeftOut({ db });
    } finally {
      db.close();
    }
  };
  expect(kept()).toMatchObject([
    { created: 3, unfit: [{ value: 'asbestos', count: 1 }, { check: 'flood' }] },
  ]);
  await d.say('edit.undo', {});
  expect(kept()).toEqual([]);
});
