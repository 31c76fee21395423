import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RuleRow } from '../../../shared/rule-pack.ts';
import { deskOnLankao, type OpenDesk, square } from '../desk.ts';

/** A rule of the planner's own for a figure of a table. */
const own = (id: string, kind: string, value: RuleRow['value'], unit: string): RuleRow => ({
  ...{ id, kind, region: '河南', value, unit, validFrom: '2026-01-01', validTo: null },
  ...{ document: '本县导则', status: 'verified', source: '县发改委' },
});

let d: OpenDesk;
beforeAll(async () => {
  d = await deskOnLankao(false);
  await d.say('rulepack.adopt', { date: '2026-11-29' });
}, 60_000);
afterAll(() => d.close());

const at = async (date: string) => {
  const { rows } = await d.say('rulepack.at', { countyCode: '410225', date });
  return new Map(rows.map((row) => [row.id, row]));
};

it('has defaults of roofs, layouts, consumers and hours as dated rows with their status', async () => {
  const rows = await at('2026-11-29');
  for (const [id, value, unit] of [
    ['roofSite.usable.school', 0.5, 'share'],
    ['roofSite.used.greenhouse', 'no', 'rule'],
    ['roofSite.flatTilt.warehouse', 10, 'degrees'],
    ['roof.parapet.urban-housing', 1.2, 'm'],
    ['layout.tilt.elevated-fixed', 'optimum', 'degrees'],
    ['layout.lowestEdge.canopy', 2.6, 'm'],
    ['machine.height.maize', 3.5, 'm'],
    ['build.usable.carport', 0.9, 'share'],
    ['load.unit.household', 2500, 'kWh/a'],
    ['hourPrice.factor.18', 1.75, 'of the mean price'],
    ['site.usable.rooftop', 0.6, 'share'],
    ['pump.head', 30, 'm'],
    ['site.plainYield', 1100, 'kWh/kWp/a'],
  ] as const) {
    expect(rows.get(id), id).toMatchObject({
      value,
      unit,
      region: '全国',
      status: 'judgement',
      validTo: null,
    });
  }
});

it('does not call a judgement a change of rules since a document was planned', async () => {
  await d.say('rulepack.adopt', { date: '2025-03-01' });
  const { changes } = await d.say('rulepack.changes', { date: '2026-11-29' });
  const kinds = new Set(changes.map(({ before, after }) => (after ?? before)!.kind));
  expect(kinds).toContain('law');
  for (const kind of ['layout', 'roof', 'site', 'load', 'comparison', 'cost']) {
    expect(kinds).not.toContain(kind);
  }
  await d.say('rulepack.adopt', { date: '2026-11-29' });
});

describe('a rule of the planner’s own', () => {
  it('changes how roofs of a class become sites, and what a new site gets, until it is taken back', async () => {
    const before = await d.say('roofs.rules', {});
    expect(before.rules.school).toMatchObject({ used: true, usableShare: 0.5, flatTiltDeg: 15 });
    await d.say('rulepack.put', {
      rows: [
        own('roofSite.usable.school', 'roof', 0.35, 'share'),
        own('roofSite.used.market', 'roof', 'no', 'rule'),
        own('roofSite.azimuth.school', 'roof', 'south', 'rule'),
        own('site.usable.rooftop', 'site', 1, 'share'),
        own('site.tilt.rooftop', 'site', 0, 'degrees'),
      ],
    });
    const { rules } = await d.say('roofs.rules', {});
    expect(rules.school).toMatchObject({ usableShare: 0.35, azimuth: 'south', flatTiltDeg: 15 });
    expect(rules.market.used).toBe(false);
    expect(rules.hospital).toEqual(before.rules.hospital);
    expect(await d.say('site.defaults', { kind: 'rooftop' })).toMatchObject({ usableShare: 1, tiltDeg: 0 });
    await d.say('edit.undo', {});
    expect(await d.say('roofs.rules', {})).toEqual(before);
    expect(await d.say('site.defaults', { kind: 'rooftop' })).toMatchObject({
      usableShare: 0.6,
      tiltDeg: 15,
    });
  });

  it('changes layouts, machines, builds and consumers', async () => {
    await d.say('rulepack.put', {
      rows: [
        own('layout.tilt.elevated-fixed', 'layout', 20, 'degrees'),
        own('layout.lowestEdge.elevated-fixed', 'layout', 4, 'm'),
        own('layout.coverage.elevated-fixed', 'layout', 0.25, 'share'),
        own('machine.height.fruity_veg', 'farming', 4.5, 'm'),
        own('build.usable.carport', 'layout', 0.8, 'share'),
        own('load.unit.coldStore', 'load', 500_000, 'kWh/a'),
      ],
    });
    const { layouts, crops } = await d.say('agrivoltaic.options', {});
    const high = layouts.find(({ layout }) => layout === 'elevated-fixed')!;
    expect(high).toMatchObject({ tiltDeg: 20, clearanceM: 4, gcr: 0.25 });
    expect(high.pitchM).toBeCloseTo(high.rowWidthM / 0.25, 9);
    expect(crops.find(({ crop }) => crop === 'fruity_veg')).toMatchObject({ machineHeightM: 4.5 });
    const { templates } = await d.say('equipment.list', {});
    const carport = templates.find(({ key }) => key === 'build:carport')!;
    expect(carport.fields.usableShare).toBe(0.8);
    const store = await d.say('consumer.create', { kind: 'coldStore', position: [114.82, 34.82] });
    expect(store.annualKwh).toBe(500_000);
    // A new field stands by the layout's own figures; those of the planner hold over the machine, 4.5 m high.
    const field = await d.say('site.create', { kind: 'agrivoltaic', geometry: square(114.8, 34.8, 0.002) });
    expect(field).toMatchObject({ tiltDeg: 20, gcr: 0.25, agrivoltaic: { clearanceM: 4 } });
    const { limits } = await d.say('agrivoltaic.light', { siteId: field.id });
    expect(limits.map(({ code }) => code)).toContain('machinePassage');
    for (let n = 0; n < 3; n++) await d.say('edit.undo', {});
    expect((await d.say('agrivoltaic.options', {})).layouts[0]).toMatchObject({ clearanceM: 3.6 });
  });

  it('holds from its first day to its last', async () => {
    const rows = [
      { ...own('roofSite.usable.school', 'roof', 0.35, 'share'), validTo: '2026-06-30' },
      { ...own('roofSite.usable.school', 'roof', 0.4, 'share'), validFrom: '2026-07-01' },
    ];
    await d.say('rulepack.put', { rows });
    const usableOn = async (date: string) => {
      await d.say('rulepack.adopt', { date });
      return (await d.say('roofs.rules', {})).rules.school.usableShare;
    };
    expect(await usableOn('2025-12-31')).toBe(0.5);
    expect(await usableOn('2026-01-01')).toBe(0.35);
    expect(await usableOn('2026-06-30')).toBe(0.35);
    expect(await usableOn('2026-07-01')).toBe(0.4);
    // Before any row holds the program's own figure stands.
    expect(await usableOn('2019-01-01')).toBe(0.5);
    await d.say('rulepack.adopt', { date: '2026-11-29' });
    await d.say('rulepack.remove', {
      rows: rows.map(({ id, kind, region, validFrom }) => ({ id, kind, region, validFrom })),
    });
  });

  it.each([
    ['no share of a roof', own('roofSite.usable.school', 'roof', 0, 'share')],
    ['a tilt over 60°', own('roofSite.flatTilt.school', 'roof', 75, 'degrees')],
    ['a word that is no azimuth', own('roofSite.azimuth.school', 'roof', 'north', 'rule')],
    ['a word that is no tilt', own('layout.tilt.canopy', 'layout', 'steep', 'degrees')],
    ['a figure for yes or no', own('roofSite.used.school', 'roof', 1, 'rule')],
    ['an empty row', own('layout.coverage.canopy', 'layout', 0, 'share')],
    ['a house of no storey', own('roof.floors.school', 'roof', 0, 'storeys')],
  ])('is refused with %s', async (_, row) => {
    await expect(d.say('rulepack.put', { rows: [row] })).rejects.toMatchObject({ code: 'rules.bad-figure' });
  });
});

describe('taxes', () => {
  const project = {
    countyCode: '410225',
    ownerClass: 'commercial',
    mode: 'fullSelfUse',
    ...{ capacityKwp: 1000, annualKwh: 1.1e6, selfUsedShare: 1 },
  } as const;
  const of = (inServiceDate: string, assumptions: object = {}) =>
    d.say('money.case', { ...project, inServiceDate, assumptions: { retailYuanKwh: 0.7, ...assumptions } });
  const sum = (flow: { vatYuan: number; incomeTaxYuan: number }[]) =>
    flow.reduce((all, { vatYuan, incomeTaxYuan }) => all + vatYuan + incomeTaxYuan, 0);

  it('are those of the law on the day, which a rule of the planner’s own or the scenario may say otherwise', async () => {
    const law = await of('2026-10-01');
    expect(await of('2026-10-01', { vatRate: 0.13, surchargeRate: 0.1, incomeTaxRate: 0.25 })).toEqual(law);
    await d.say('rulepack.put', {
      rows: [
        { ...own('tax.vat.rate', 'tax', 0.06, 'share'), validFrom: '2027-01-01' },
        { ...own('tax.income.freeYears', 'tax', 0, 'years'), validFrom: '2027-01-01' },
        { ...own('tax.income.halfYears', 'tax', 0, 'years'), validFrom: '2027-01-01' },
      ],
    });
    expect(await of('2026-12-31')).toEqual(law);
    const after = await of('2027-01-01');
    expect(after.cashFlow).toEqual((await of('2026-10-01', { vatRate: 0.06, taxHoliday: false })).cashFlow);
    expect(sum(after.cashFlow)).not.toBeCloseTo(sum(law.cashFlow), 0);
    await d.say('edit.undo', {});
  });

  it('of a scenario follow the law, in its money too', async () => {
    await d.say('site.create', { kind: 'rooftop', geometry: square(114.81, 34.81, 0.001) });
    await d.settled();
    const npv = async () => (await d.say('money.outlook', {})).total.npvYuan;
    const law = await npv();
    await d.say('rulepack.put', { rows: [own('tax.income.rate', 'tax', 0.15, 'share')] });
    const own15 = await npv();
    expect(own15).not.toBe(law);
    await d.say('edit.undo', {});
    const { scenarios } = await d.say('scenario.list', {});
    const { id } = scenarios[0]!;
    await d.say('scenario.update', { id, assumptions: { money: { incomeTaxRate: 0.15 } } });
    expect(await npv()).toBeCloseTo(own15, 6);
    await d.say('edit.undo', {});
    expect(await npv()).toBe(law);
  });
});

describe('the grid', () => {
  it('carries back what the rule of transformers says, and takes the rule’s yield where there is no site', async () => {
    const position: [number, number] = [114.82, 34.82];
    const alone = await d.say('station.create', { name: '单台站', position, ratingMva: 50 });
    const pair = { ratingMva: 40, transformerCount: 2, operation: 'parallel' } as const;
    const both = await d.say('station.create', { name: '并列站', position: [114.83, 34.83], ...pair });
    const rateOf = async ({ id }: { id: number }) => {
      const { objects } = await d.say('grid.openCapacity', {});
      return objects.find((each) => each.id === `station:${id}`)!.reverseLoadRate;
    };
    const mostOutput = async () => (await d.say('grid.openCapacity', {})).maxOutputFactor;
    expect(await rateOf(alone)).toBe(0.8);
    expect(await rateOf(both)).toBe(0.5);
    const device = {
      ...{ loadMw: 0, ratingMva: 50, powerFactor: 1, maxOutputFactor: 1 },
      ...{ plannedStorageMw: [0, 0] as [number, number], connectedMw: 0, filedMw: 0 },
    } as const;
    expect((await d.say('grid.deviceHosting', device)).hostingMw).toEqual([40, 40]);
    const before = await mostOutput();
    await d.say('rulepack.put', { rows: [own('grid.reverseLoadRate', 'grid', 0.6, 'share')] });
    expect(await rateOf(alone)).toBe(0.6);
    expect(await rateOf(both)).toBe(0.5);
    expect((await d.say('grid.deviceHosting', device)).hostingMw).toEqual([30, 30]);
    await d.say('edit.undo', {});
    await d.say('rulepack.put', { rows: [own('site.plainYield', 'site', 1320, 'kWh/kWp/a')] });
    expect((await mostOutput()) / before).toBeCloseTo(1.2, 9);
    await d.say('edit.undo', {});
    for (const rule of [
      own('grid.reverseLoadRate', 'grid', 0, 'share'),
      own('site.plainYield', 'site', 20, 'kWh/kWp/a'),
    ]) {
      await expect(d.say('rulepack.put', { rows: [rule] })).rejects.toMatchObject({
        code: 'rules.bad-figure',
      });
    }
  });
});
