import { describe, expect, it } from 'vitest';
import { oneDesk } from './desk.ts';
import { collection, feature, square } from './files.ts';

const d = oneDesk();

const run = (
  path: string,
  source: string,
  target: 'buildings' | 'sites',
  duplicates?: 'keep' | 'skip' | 'replace',
) => d.say('import.run', { path, layers: [{ source, target }], duplicates });
const ROOFS = [
  feature(square(114.82, 34.82), { name: '甲', 标识码: 'B000001' }),
  feature(square(114.83, 34.82), { name: '乙', 标识码: 'B000002' }),
];

describe('the same buildings again', () => {
  it('are found, and kept twice, skipped or replaced as chosen', async () => {
    const path = d.file('建筑.geojson', collection(ROOFS));
    await run(path, '建筑', 'buildings');
    const [layer] = (await d.say('import.inspect', { path })).layers;
    expect(layer!.duplicates).toBe(2);
    const kept = await run(path, '建筑', 'buildings');
    expect(kept).toMatchObject({ imported: 2, repaired: [{ code: 'duplicate-kept', count: 2 }] });
    expect((await d.layer('buildings')).features).toHaveLength(4);
    await d.say('edit.undo', {});
    const skipped = await run(path, '建筑', 'buildings', 'skip');
    expect(skipped).toMatchObject({ imported: 0, repaired: [{ code: 'duplicate-skipped', count: 2 }] });
    // One has moved and is known by its code, one is new.
    const changed = d.file(
      '新.geojson',
      collection([
        feature(square(114.84, 34.82), { name: '甲', 标识码: 'B000001' }),
        feature(square(114.85, 34.82), { name: '丙', 标识码: 'B000003' }),
      ]),
    );
    const replaced = await run(changed, '新', 'buildings', 'replace');
    expect(replaced).toMatchObject({ imported: 2, repaired: [{ code: 'duplicate-replaced', count: 1 }] });
    const names = (await d.layer('buildings')).features.map(({ properties }) => properties!.name).sort();
    expect(names).toEqual(['丙', '乙', '甲']);
  });
});

describe('the same sites again', () => {
  it('stay the same sites with what the file says of them now', async () => {
    const path = d.file(
      'sites.geojson',
      collection([feature(square(114.82, 34.82), { name: '甲', tiltDeg: 20 })]),
    );
    await run(path, 'sites', 'sites');
    const [before] = (await d.say('site.list', {})).sites;
    const moved = d.file(
      'moved.geojson',
      collection([feature(square(114.82, 34.82, 0.002), { id: before!.id, name: '甲', tiltDeg: 30 })]),
    );
    const report = await run(moved, 'moved', 'sites', 'replace');
    expect(report).toMatchObject({ imported: 1, repaired: [{ code: 'duplicate-replaced', count: 1 }] });
    const { sites } = await d.say('site.list', {});
    expect(sites).toHaveLength(1);
    expect(sites[0]).toMatchObject({ id: before!.id, tiltDeg: 30 });
    expect(sites[0]!.areaM2 / before!.areaM2).toBeCloseTo(4, 2);
    await d.say('edit.undo', {});
    expect((await d.say('site.list', {})).sites[0]).toMatchObject({ tiltDeg: 20 });
  });
});

describe('the same feature twice in one file', () => {
  const half = (corner: [number, number]) => ({
    type: 'Polygon' as const,
    coordinates: [[[114.84, 34.82], [114.841, 34.821], corner, [114.84, 34.82]]],
  });
  const TWICE = [
    feature(square(114.82, 34.82), { name: '甲', 标识码: 'B000001' }),
    feature(square(114.83, 34.82), { name: '乙', 标识码: 'B000001' }),
    feature(square(114.82, 34.82), { name: '丙' }),
    // Halves of a square have the same box, and are two.
    feature(half([114.841, 34.82]), { name: '丁' }),
    feature(half([114.84, 34.821]), { name: '戊' }),
  ];
  it.each([
    ['keep', 'twice-kept', ['丁', '丙', '乙', '戊', '甲']],
    ['skip', 'twice-skipped', ['丁', '戊', '甲']],
    ['replace', 'twice-replaced', ['丁', '丙', '戊']],
  ] as const)('is found, to %s', async (choice, code, names) => {
    const path = d.file('两次.geojson', collection(TWICE));
    const [layer] = (await d.say('import.inspect', { path })).layers;
    expect(layer).toMatchObject({ duplicates: 2, twice: 2 });
    const report = await run(path, '两次', 'buildings', choice);
    expect(report.repaired).toMatchObject([{ code, count: 2 }]);
    expect(report.imported).toBe(names.length);
    const there = (await d.layer('buildings')).features.map(({ properties }) => properties!.name).sort();
    expect(there).toEqual(names);
  });
  it.each(['行政区划代码', '要素代码', '标识码'])(
    'is not found where many share a code: %s',
    async (column) => {
      const many = [0, 1, 2, 3, 4].map((i) =>
        feature(square(114.8 + i / 100, 34.82), { name: `房 ${i}`, [column]: '410225001' }),
      );
      const path = d.file('房.geojson', collection(many));
      expect((await d.say('import.inspect', { path })).layers[0]).toMatchObject({ twice: 0 });
      expect(await run(path, '房', 'buildings', 'skip')).toMatchObject({ imported: 5, repaired: [] });
      // Others of the same district are others.
      const others = [5, 6].map((i) =>
        feature(square(114.8 + i / 100, 34.82), { name: `房 ${i}`, [column]: '410225001' }),
      );
      const more = d.file('更多.geojson', collection([...others, ...many]));
      expect(await run(more, '更多', 'buildings', 'skip')).toMatchObject({ imported: 2 });
    },
  );
  it('is not found where villages of different names share a place', async () => {
    const path = d.file('村.csv', '村名,经度,纬度\n张庄,114.8,34.8\n李庄,114.8,34.8\n张庄,114.8,34.8\n');
    expect((await d.say('import.inspect', { path })).layers[0]).toMatchObject({ twice: 1 });
    const layers = [{ source: '村', target: 'villages' as const }];
    expect(await d.say('import.run', { path, layers, duplicates: 'skip' })).toMatchObject({ imported: 2 });
  });
});

describe('the grid again', () => {
  it('stays what others refer to', async () => {
    const file = (name: string, text: string) => d.file(name, text);
    const bring = (
      path: string,
      target: 'substations' | 'feeders' | 'transformers',
      duplicates?: 'replace' | 'skip',
    ) =>
      d.say('import.run', {
        path,
        layers: [{ source: path.split('/').at(-1)!.split('.')[0]!, target }],
        duplicates,
      });
    const stations = file('站.csv', '变电站,编码,经度,纬度\n城关站,S000001,114.8,34.8\n');
    const lines = file('线.csv', '线路,wkt\n一号线,"LINESTRING(114.8 34.8,114.82 34.81)"\n');
    const sets = file(
      '台.csv',
      '台区,容量(kVA),变电站,馈线,经度,纬度\n张庄台,200,城关站,一号线,114.82,34.81\n',
    );
    await bring(stations, 'substations');
    await bring(lines, 'feeders');
    await bring(sets, 'transformers');
    const before = (await d.say('transformer.list', {})).transformers;
    expect(before).toMatchObject([{ name: '张庄台', ratingKva: 200 }]);
    expect(before[0]!.stationId).not.toBeNull();
    expect(before[0]!.feederId).not.toBeNull();
    for (const [path, target] of [
      [stations, 'substations'],
      [lines, 'feeders'],
      [sets, 'transformers'],
    ] as const) {
      const again = await bring(path, target, 'replace');
      expect(again, target).toMatchObject({
        imported: 1,
        repaired: [{ code: 'duplicate-replaced', count: 1 }],
      });
      expect(await bring(path, target, 'skip'), target).toMatchObject({ imported: 0 });
    }
    expect((await d.say('transformer.list', {})).transformers).toEqual(before);
    expect((await d.say('feeder.list', {})).feeders).toHaveLength(1);
    expect((await d.layer('substations')).features.map(({ id }) => id)).toEqual([before[0]!.stationId]);
  });
});

/** A round outline of very many corners, two of which were drawn in the wrong order. */
function tangled(): string {
  const corners = Array.from({ length: 60_000 }, (_, i) => {
    const turn = (i / 60_000) * 2 * Math.PI;
    return [114.83 + 0.01 * Math.cos(turn), 34.83 + 0.01 * Math.sin(turn)];
  });
  corners.splice(7_000, 2, corners[7_001]!, corners[7_000]!);
  const ring = [...corners, corners[0]!];
  return collection([feature({ type: 'Polygon', coordinates: [ring] }, { name: '甲' })]);
}

describe('what an inspection says is there already', () => {
  const table = (rows: string) => `名称,容量kW,经度,纬度,状态\n${rows.replaceAll('\n', ',已并网\n')}`;
  const PLANTS = table('甲,100,114.82,34.82\n乙,200,114.82,34.82\n丙,300,114.83,34.82\n');
  const CASES = [
    {
      what: 'plants at one place by their names',
      name: '已建光伏.csv',
      first: PLANTS,
      later: table('甲,100,114.82,34.82\n丁,50,114.82,34.82\n戊,50,114.83,34.82\n甲,100,114.82,34.82\n'),
      found: { duplicates: 2, twice: 1 },
    },
    {
      what: 'transformers at one place by their names',
      name: '台区.csv',
      first: '台区,容量(kVA),经度,纬度\n一号,200,114.82,34.82\n二号,400,114.82,34.82\n',
      later: '台区,容量(kVA),经度,纬度\n三号,200,114.82,34.82\n二号,400,114.82,34.82\n',
      found: { duplicates: 1, twice: 0 },
    },
    {
      what: 'buildings that moved by their codes',
      name: '建筑.geojson',
      first: collection(ROOFS),
      later: collection([feature(square(114.86, 34.82), { name: '甲', 标识码: 'B000001' })]),
      found: { duplicates: 1, twice: 0 },
    },
    {
      what: 'large outlines that are mended as they come in',
      name: '建筑.geojson',
      first: tangled(),
      later: tangled(),
      found: { duplicates: 1, twice: 0 },
    },
    {
      what: 'halves of one square by their corners',
      name: '建筑.geojson',
      first: collection([feature(square(114.84, 34.82), { name: '甲' })]),
      later: collection([
        feature(
          {
            type: 'Polygon',
            coordinates: [
              [
                [114.84, 34.82],
                [114.841, 34.82],
                [114.841, 34.821],
                [114.84, 34.82],
              ],
            ],
          },
          { name: '乙' },
        ),
      ]),
      found: { duplicates: 0, twice: 0 },
    },
  ];
  it.each(CASES)('is what the import then finds: $what', async ({ name, first, later, found }) => {
    const source = name.split('.')[0]!;
    const path = d.file(name, first);
    const [before] = (await d.say('import.inspect', { path })).layers;
    const { target } = before!.suggested;
    expect(before).toMatchObject({ duplicates: 0 });
    await d.say('import.run', { path, layers: [{ source, target }] });
    const again = d.file(name, later);
    const [layer] = (await d.say('import.inspect', { path: again })).layers;
    expect(layer).toMatchObject(found);
    const run = await d.say('import.run', { path: again, layers: [{ source, target }], duplicates: 'skip' });
    const counted = (code: string) => run.repaired.find((each) => each.code === code)?.count ?? 0;
    expect(counted('twice-skipped')).toBe(found.twice);
    expect(counted('duplicate-skipped')).toBe(found.duplicates - found.twice);
  });
});
