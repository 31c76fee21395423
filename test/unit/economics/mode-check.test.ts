import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admission, classRules, selfUseAgainst } from '../../../electron/engine/economics/admission.ts';
import { rulesAt } from '../../../electron/engine/rules/rule-pack.ts';
import { readRulePack } from '../../../electron/formats/rule-pack.ts';
import type { CaseClass } from '../../../shared/money.ts';
import { deskOnLankao, type OpenDesk, square } from '../desk.ts';
import { collection, feature } from '../import/files.ts';

const pack = readRulePack(new URL('../../../data/', import.meta.url).pathname);
let d: OpenDesk;
let ids: number[];
beforeAll(async () => {
  d = await deskOnLankao(false);
  const buildings = [
    ['农户', 'rural-household', 1, 0.0001],
    ['高层', 'residential', 15, 0.0004],
    ['中学', 'school', 3, 0.0006],
    ['厂房', 'factory', 1, 0.001],
    ['猪舍', '养殖', 1, 0.0004],
    ['大厂', 'factory', 1, 0.003],
  ] as const;
  const path = d.file(
    'roofs.geojson',
    collection(
      buildings.map(([name, kind, floors, side], i) =>
        feature(square(114.8 + i * 0.01, 34.8, side), { name, class: kind, floors }),
      ),
    ),
  );
  await d.say('import.run', { path, layers: [{ source: 'roofs', target: 'buildings' }] });
  await d.say('site.fromBuildings', {});
  await d.settled();
  ids = (await d.say('site.list', {})).sites.map(({ id }) => id);
}, 60_000);
afterAll(() => d.close());

const check = async (only?: number[]) => {
  const { sites } = await d.say('site.modeCheck', only ? { ids: only } : {});
  return sites;
};

describe('site.modeCheck', () => {
  it('derives class and tariff of each building, and never makes a tall block a rural household', async () => {
    const sites = await check();
    expect(
      sites.map(({ building, ownerClass, tariff, from }) => [building, ownerClass, tariff, from.ownerClass]),
    ).toEqual([
      ['rural-household', 'householdLeased', 'household', 'building'],
      ['urban-housing', 'householdLeased', 'household', 'building'],
      ['school', 'commercial', 'household', 'building'],
      ['industrial-commercial', 'commercial', 'commercial', 'building'],
      ['livestock', 'commercial', 'agriculture', 'building'],
      ['industrial-commercial', 'largeCommercial', 'commercial', 'size'],
    ]);
    expect(sites.map(({ voltageKv }) => voltageKv)).toEqual([0.38, 0.38, 0.38, 10, 0.38, 35]);
    expect(sites[5]!.notes).toContain('modeConditional');
    expect(sites[0]).toMatchObject({ leastSelfUseShare: 0, fulfilled: true, notes: [] });
    // Henan's share is not known: nothing is fulfilled, and what is assumed shows nothing.
    expect(sites[3]).toMatchObject({ leastSelfUseShare: null, fulfilled: null, selfUsedFrom: 'assumed' });
  });

  it('takes what is set on sites, for many at once, and flags a 12 MW roof as general commerce', async () => {
    const big = ids[5]!;
    await d.say('site.update', { ids: [big], changes: { ownerClass: 'commercial' } });
    const [flagged] = await check([big]);
    expect(flagged!.capacityKwp).toBeGreaterThan(6000);
    expect(flagged).toMatchObject({
      mostKwp: 6000,
      overKwp: flagged!.capacityKwp - 6000,
      notes: expect.arrayContaining(['overCapacity']),
    });
    await d.say('edit.undo', {});
    await d.say('site.update', {
      ids,
      changes: { ownerClass: 'commercial', gridMode: 'fullFeedIn', tariff: 'agriculture' },
    });
    const all = await check();
    expect(new Set(all.map(({ modeAllowed }) => modeAllowed))).toEqual(new Set([false]));
    expect(
      all.every(({ notes, tariff }) => notes.includes('modeNotAllowed') && tariff === 'agriculture'),
    ).toBe(true);
    const { counts } = await d.say('site.modeCheck', {});
    expect(counts).toMatchObject({ sites: 6, modeNotAllowed: 6, overCapacity: 1 });
    await d.say('edit.undo', {});
    expect((await check()).some(({ notes }) => notes.includes('modeNotAllowed'))).toBe(false);
  });

  it('holds the hours of the account against the least share of the province', async () => {
    const shandong = await deskOnLankao(false);
    const path = `${shandong.folder}/shandong.gpkg`;
    await shandong.say('project.create', { path, countyCode: '370102', demonstration: false });
    const { center } = (await shandong.say('project.info', {})).project!.county;
    const [lon, lat] = center;
    const site = await shandong.say('site.create', {
      ...{ kind: 'rooftop', geometry: square(lon, lat, 0.0005), ownerClass: 'commercial' },
    });
    await shandong.settled();
    const use = async (annualKwh: number) => {
      await shandong.say('consumer.create', {
        kind: 'industry',
        name: 'w',
        position: [lon, lat],
        annualKwh,
        siteIds: [site.id],
      });
      const [row] = (await shandong.say('site.modeCheck', {})).sites;
      return row!;
    };
    const little = await use(50_000);
    expect(little).toMatchObject({ leastSelfUseShare: 0.5, fulfilled: false, selfUsedFrom: 'hours' });
    expect(little.marginShare).toBeCloseTo(little.selfUsedShare! - 0.5, 12);
    expect(little.notes).toContain('selfUseBelowLeast');
    const much = await use(5_000_000);
    expect(much.fulfilled).toBe(true);
    expect(much.marginShare).toBeGreaterThan(0);
    await shandong.close();
  }, 60_000);

  it('holds Chongqing’s roofs against both shares its districts ask, and knows nothing only between them', async () => {
    const rules = rulesAt(pack, ['重庆'], '2026-11-29');
    const of = (selfUsedShare: number, ownerClass: CaseClass = 'commercial') =>
      admission(rules, { ...{ ownerClass, mode: 'selfUseSurplus', capacityKwp: 100 }, selfUsedShare });
    expect(of(0.3)).toMatchObject({ leastSelfUseShare: null, leastSelfUseRange: { low: 0.2, high: 0.4 } });
    const below = [0, 0.199, 0.2, 0.399, 0.4, 1].map((share) =>
      of(share).notes.includes('selfUseBelowLeast'),
    );
    expect(below).toEqual([true, true, false, false, false, false]);
    expect(of(1).notes).toEqual(['leastSelfUseUnknown']);
    expect(selfUseAgainst(of(0), 0.1)).toEqual({ fulfilled: false, marginShare: -0.1 });
    expect(selfUseAgainst(of(0), 0.3)).toBeNull();
    expect(selfUseAgainst(of(0), 0.45)!.marginShare).toBeCloseTo(0.05, 12);
    // Large commerce and industry: what provinces ask is known as a range alone.
    expect(of(0.9, 'largeCommercial').leastSelfUseRange).toEqual({ low: 0.5, high: 0.8 });
    expect(of(0.4, 'largeCommercial').notes).toContain('selfUseBelowLeast');
    // A household is asked nothing, and a province that says its share has no range.
    expect(of(0, 'household').leastSelfUseRange).toBeNull();
    const shandong = rulesAt(pack, ['山东'], '2026-11-29');
    expect(classRules(shandong, 'commercial').leastSelfUseRange).toBeNull();
    const found = await d.say('money.case', {
      ...{ countyCode: '500101', ownerClass: 'commercial', mode: 'selfUseSurplus', capacityKwp: 1000 },
      ...{ annualKwh: 8e5, selfUsedShare: 0.15, inServiceDate: '2026-11-01' },
    });
    expect(found.leastSelfUseRange).toEqual({ low: 0.2, high: 0.4 });
    expect(found.notes).toContain('selfUseBelowLeast');
  });

  it('holds a roof on no building to what the scenario says, and says where it cannot be', async () => {
    const alone = await d.say('site.create', { kind: 'rooftop', geometry: square(114.9, 34.8, 0.001) });
    const [row] = await check([alone.id]);
    expect(row).toMatchObject({
      building: null,
      ownerClass: 'householdLeased',
      voltageKv: 10,
      notes: ['overVoltage'],
    });
    expect(row!.from).toEqual({ ownerClass: 'scenario', mode: 'scenario', tariff: 'class' });
    await d.say('edit.undo', {});
  });

  it('flags field arrays as central plants that need a quota', async () => {
    const field = await d.say('site.create', { kind: 'agrivoltaic', geometry: square(114.9, 34.85, 0.002) });
    await d.desk.settled();
    const [row] = await check([field.id]);
    expect(row).toMatchObject({
      ownerClass: 'central',
      mode: 'fullFeedIn',
      modeAllowed: true,
      notes: ['quotaNeeded'],
      selfUsedShare: 0,
    });
    await d.say('edit.undo', {});
  });
});
