import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskOnLankao, type ImportDesk } from '../import/desk.ts';
import { collection, feature, square } from '../import/files.ts';

let d: ImportDesk;
beforeAll(async () => {
  d = await deskOnLankao();
  const oblong = (west: number, south: number) => {
    const { coordinates } = square(west, south, 0.0004);
    for (const at of coordinates[0]!) if (at[0]! > west) at[0] = west + 0.001;
    return { type: 'Polygon' as const, coordinates };
  };
  const path = d.file(
    'roofs.geojson',
    collection([
      feature(oblong(114.8, 34.8), { name: '镇政府', class: 'party-government', roof: 'flat', floors: 3 }),
      feature(oblong(114.81, 34.8), { name: '小学', class: 'public', roof: 'flat', floors: 2 }),
      feature(oblong(114.82, 34.8), { name: '农户', class: 'rural-household', roof: 'pitched', floors: 1 }),
      feature(square(114.83, 34.8, 0.0001), {
        name: '小屋',
        class: 'rural-household',
        roof: 'flat',
        floors: 1,
      }),
    ]),
  );
  await d.say('import.run', { path, layers: [{ source: 'roofs', target: 'buildings' }] });
  const spot = d.file('v.csv', 'name,lon,lat\n变电站,114.8005,34.81');
  await d.say('import.run', { path: spot, layers: [{ source: 'v', target: 'substations' }] });
}, 60_000);
afterAll(() => d.close());

const names = async (filter: object) => {
  const { created } = await d.say('site.fromBuildings', { filter });
  const { sites } = await d.say('site.list', {});
  expect(sites).toHaveLength(created);
  await d.say('edit.undo', {});
  return sites.map(({ name }) => name);
};

describe('roofs in bulk', () => {
  it.each<[string, object, string[]]>([
    ['class', { classes: ['public', 'party-government'] }, ['镇政府', '小学']],
    ['area', { leastM2: 500 }, ['镇政府', '小学', '农户']],
    ['a drawn area', { inside: square(114.805, 34.79, 0.02) }, ['小学', '农户']],
    ['an expression', { expression: "floors < 3 AND roof = 'flat'" }, ['小学', '小屋']],
    ['a distance', { near: { layer: 'substations', metres: 1200 } }, ['镇政府']],
  ])('are chosen by %s', async (_, filter, expected) => {
    expect(await names(filter)).toEqual(expected);
    const match = await d.say('roofs.match', { filter });
    expect(match.count).toBe(expected.length);
  });

  it('become sites by the rules of their class, in one step, and are not taken twice', async () => {
    const { rules: inForce } = await d.say('roofs.rules', {});
    const rules = {
      public: { ...inForce.public, used: false },
      'rural-household': { ...inForce['rural-household'], usableShare: 0.4, pitchedTiltDeg: 30 },
    };
    const match = await d.say('roofs.match', { rules });
    const made = await d.say('site.fromBuildings', { rules });
    expect(made).toMatchObject({ created: 3, taken: 0 });
    expect(made.capacityKwp / match.capacityKwp).toBeCloseTo(1, 3);
    const { sites } = await d.say('site.list', {});
    expect(sites).toMatchObject([
      { name: '镇政府', usableShare: 0.6, tiltDeg: 15, azimuthDeg: 180, kind: 'rooftop', gcr: null },
      { name: '农户', usableShare: 0.4, tiltDeg: 30 },
      { name: '小屋', usableShare: 0.4, tiltDeg: 15 },
    ]);
    await d.desk.settled();
    expect((await d.say('project.summary', {})).estimatedCount).toBe(3);
    const { classes } = await d.say('roofs.progress', {});
    expect(
      classes.map(({ share, leastShare, sites: n }) => [Number(share.toFixed(3)), leastShare, n]),
    ).toEqual([
      [0.6, 0.5, 1],
      [0, 0.4, 0],
      [0, 0.3, 0],
      [0.4, 0.2, 2],
    ]);
    await expect(d.say('site.fromBuildings', { rules })).rejects.toMatchObject({ code: 'roofs.none' });
    const again = await d.say('site.fromBuildings', {});
    expect(again).toMatchObject({ created: 1, taken: 3 });
    await d.say('edit.undo', {});
    await d.say('edit.undo', {});
    expect((await d.say('site.list', {})).sites).toEqual([]);
  });

  it('say where an expression goes wrong', async () => {
    await expect(d.say('roofs.match', { filter: { expression: 'floors <=' } })).rejects.toMatchObject({
      code: 'roofs.bad-expression',
      where: { field: 'filter.expression' },
    });
  });
});
