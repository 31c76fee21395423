import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RuleRow } from '../../../shared/rule-pack.ts';
import { deskOnLankao, type OpenDesk, square } from '../desk.ts';

const own = (changes: Partial<RuleRow>): RuleRow => ({
  ...{ id: 'mechanism.new.price', kind: 'mechanism', region: '河南', value: 0.26, unit: 'yuan/kWh' },
  ...{
    validFrom: '2026-01-01',
    validTo: null,
    document: '本省竞价结果',
    status: 'verified',
    source: '省发改委公示',
  },
  ...changes,
});

let d: OpenDesk;
beforeAll(async () => {
  d = await deskOnLankao(false);
  await d.say('site.create', { kind: 'rooftop', geometry: square(114.8, 34.8, 0.001) });
  await d.settled();
}, 60_000);
afterAll(() => d.close());

it('puts the planner’s rule before the program’s, in money too, and takes it back', async () => {
  const before = await d.say('money.outlook', {});
  expect(before.toBeEntered).toContain('mechanismYuanKwh');
  await d.say('rulepack.put', { rows: [own({})] });
  const after = await d.say('money.outlook', {});
  expect(after.toBeEntered).not.toContain('mechanismYuanKwh');
  expect(after.terms!.mechanismYuanKwh).toMatchObject({ value: 0.26, from: 'rule', status: 'verified' });
  const { rows } = await d.say('rulepack.at', { countyCode: '410225', date: '2026-11-01' });
  expect(rows.filter(({ id }) => id === 'mechanism.new.price')).toMatchObject([{ value: 0.26 }]);
  // The same id from the same day is one row.
  expect((await d.say('rulepack.put', { rows: [own({ value: 0.27 })] })).rows).toHaveLength(1);
  await d.say('edit.undo', {});
  await d.say('edit.undo', {});
  expect((await d.say('rulepack.own', {})).rows).toEqual([]);
  expect((await d.say('money.outlook', {})).toBeEntered).toContain('mechanismYuanKwh');
});

it('refuses rules without source or dates, that overlap, or that end before they begin', async () => {
  const put = (...rows: object[]) => d.say('rulepack.put', { rows: rows as RuleRow[] });
  await expect(put(own({ source: '' }))).rejects.toMatchObject({ code: 'input.invalid' });
  await expect(put(own({ validFrom: '' }))).rejects.toMatchObject({ code: 'input.invalid' });
  for (const rows of [[own({}), own({ validFrom: '2026-06-01' })], [own({ validTo: '2025-06-01' })]]) {
    await expect(put(...rows)).rejects.toMatchObject({ code: 'rules.overlap' });
  }
  expect((await d.say('rulepack.own', {})).rows).toEqual([]);
});

it('shares rules between documents by a file, and says where one is wrong', async () => {
  const rows = [
    own({}),
    own({ validFrom: '2025-06-01', validTo: '2025-12-31', value: null, source: '甲, "乙"' }),
  ];
  await d.say('rulepack.put', { rows });
  const out = join(d.folder, 'rules.csv');
  expect(await d.say('rulepack.export', { out })).toMatchObject({ rows: 2 });
  await d.say('edit.undo', {});
  expect(await d.say('rulepack.import', { path: out })).toMatchObject({ imported: 2, rows });
  const bad = join(d.folder, 'bad.csv');
  writeFileSync(bad, readFileSync(out, 'utf8').replace('verified', 'sure'));
  await expect(d.say('rulepack.import', { path: bad })).rejects.toMatchObject({
    ...{ code: 'rules.bad-row', params: { line: 2, fields: 'status' } },
  });
  writeFileSync(bad, 'id,kind\na,b\n');
  await expect(d.say('rulepack.import', { path: bad })).rejects.toMatchObject({ code: 'rules.no-columns' });
  expect((await d.say('rulepack.own', {})).rows).toEqual(rows);
  await d.say('rulepack.remove', {
    rows: rows.map(({ id, kind, region, validFrom }) => ({ id, kind, region, validFrom })),
  });
});

it('lists what changed since the document was planned with the figures of either day, and changes nothing unasked', async () => {
  await d.say('site.update', { ids: [1], changes: { ownerClass: 'commercial' } });
  await d.say('rulepack.adopt', { date: '2025-03-01' });
  const id = 'selfUseShare.commercial';
  const rows = [
    own({
      id,
      kind: 'selfUseShare',
      unit: 'share',
      value: 0.1,
      validFrom: '2025-01-01',
      validTo: '2026-05-31',
    }),
    own({ id, kind: 'selfUseShare', unit: 'share', value: 0.8, validFrom: '2026-06-01' }),
    own({
      id: 'fourAbilities.cost.10kV',
      kind: 'cost',
      unit: 'yuan/site',
      value: 200_000,
      validFrom: '2026-06-01',
    }),
  ];
  await d.say('rulepack.put', { rows });
  const money = await d.say('money.outlook', {});
  const found = await d.say('rulepack.changes', { date: '2026-11-29' });
  expect(found).toMatchObject({ plannedOn: '2025-03-01', date: '2026-11-29' });
  const changed = new Map(found.changes.map((each) => [(each.after ?? each.before)!.id, each]));
  expect(changed.get(id)).toMatchObject({ before: { value: 0.1 }, after: { value: 0.8 } });
  expect(changed.get('law.farmland')).toMatchObject({ before: null, after: { region: '全国' } });
  expect(changed.has('field.areaPerKwp')).toBe(false);
  expect(found.before.npvYuan).toBeCloseTo(money.total.npvYuan, 6);
  expect(found.after.capexYuan - found.before.capexYuan).toBeCloseTo(140_000, 6);
  expect((await d.say('money.outlook', {})).total).toEqual(money.total);
  await d.say('rulepack.adopt', { date: '2026-11-29' });
  expect((await d.say('money.outlook', {})).total.npvYuan).toBeCloseTo(found.after.npvYuan, 6);
  expect((await d.say('rulepack.changes', { date: '2026-11-29' })).changes).toEqual([]);
});

/** Takes away what the tests before have left. */
const clear = async () => {
  const { rows } = await d.say('rulepack.own', {});
  const keys = rows.map(({ id, kind, region, validFrom }) => ({ id, kind, region, validFrom }));
  if (keys.length > 0) await d.say('rulepack.remove', { rows: keys });
};

describe('a rule of the planner’s own that would not be taken as meant', () => {
  const owner = (changes: Partial<RuleRow>) => ({
    ...{ id: 'building.owner.school', kind: 'ownerClass', unit: 'owner class' },
    ...changes,
  });
  const modes = (value: string) => ({
    ...{ id: 'class.commercial.modes', kind: 'ownerClass', unit: 'modes', value },
  });
  const TIME = { id: 'price.timeOfUse', kind: 'price', unit: 'Beijing clock hours', region: '河南' };
  it.each<[string, Partial<RuleRow>, string]>([
    ['of a region no county lies in', { region: '河南地区' }, 'rules.bad-region'],
    ['of another kind', { kind: 'price' }, 'rules.bad-kind'],
    ['in another unit', { unit: '分/kWh', value: 26 }, 'rules.bad-unit'],
    ['with words for a figure', { value: '约0.26' }, 'rules.bad-figure'],
    ['below nil', { value: -0.1 }, 'rules.bad-figure'],
    [
      'with a share in percent',
      { id: 'selfUseShare.commercial', kind: 'selfUseShare', unit: 'share', value: 50 },
      'rules.bad-figure',
    ],
    ['with hours that cannot be read', { ...TIME, value: '白天贵' }, 'rules.bad-hours'],
    ['with hours of a month 13', { ...TIME, value: 'peak 8-12 ×1.6 (13)' }, 'rules.bad-hours'],
    ['of an owner class that is none', owner({ value: 'emperor' }), 'rules.bad-figure'],
    ['of an owner class that is a figure', owner({ value: 3 }), 'rules.bad-figure'],
    [
      'of a tariff that is none',
      { id: 'building.tariff.school', kind: 'tariff', unit: 'tariff', value: 'free' },
      'rules.bad-figure',
    ],
    ['of modes of which one is none', modes('selfUseSurplus sellAll?'), 'rules.bad-figure'],
    ['of no modes', modes(' '), 'rules.bad-figure'],
    [
      'with a day that is not in the calendar',
      { id: 'mechanism.existing.before', unit: 'date', value: '2025-02-31' },
      'rules.bad-figure',
    ],
    [
      'with a word for a ban that the program does not read',
      { id: 'farming.cropland', kind: 'farmingNote', unit: 'rule', value: 'forbidden' },
      'rules.bad-figure',
    ],
    ['with a source of spaces', { source: '  ' }, 'input.invalid'],
    ['with a day that is none', { validFrom: '2026-02-30' }, 'input.invalid'],
  ])('%s is refused', async (_, changes, code) => {
    await expect(d.say('rulepack.put', { rows: [own(changes)] })).rejects.toMatchObject({ code });
  });

  it('is refused where two given together begin on one day, in a file too', async () => {
    const twins = [own({ value: 0.3 }), own({ value: 0.31 })];
    await expect(d.say('rulepack.put', { rows: twins })).rejects.toMatchObject({
      ...{ code: 'rules.overlap', params: { id: 'mechanism.new.price', date: '2026-01-01' } },
    });
    const line = (value: number) =>
      `mechanism.new.price,mechanism,河南,${value},yuan/kWh,2026-01-01,,文,verified,源`;
    const head = 'id,kind,region,value,unit,validFrom,validTo,document,status,source';
    const path = d.file('twins.csv', [head, line(0.3), line(0.31)].join('\n'));
    await expect(d.say('rulepack.import', { path })).rejects.toMatchObject({ code: 'rules.overlap' });
  });

  it('is taken where it is meant: modes to choose, an owner class, a ban lifted', async () => {
    await clear();
    const rows = [own(modes('fullFeedIn selfUseSurplus?')), own(owner({ value: 'household' }))];
    const ban = { id: 'farming.cropland', kind: 'farmingNote', unit: 'rule', value: 'allowed' };
    expect((await d.say('rulepack.put', { rows: [...rows, own(ban)] })).rows).toHaveLength(3);
    await d.say('edit.undo', {});
  });

  it('is refused from a file too, with its line', async () => {
    const path = d.file(
      'own.csv',
      [
        'id,kind,region,value,unit,validFrom,validTo,document,status,source',
        'mechanism.new.term,mechanism,河南省,12,years,2026-01-01,,文件,verified,来源',
        'mechanism.new.share,mechanism,河南,80,%,2026-01-01,,文件,verified,来源',
      ].join('\n'),
    );
    await expect(d.say('rulepack.import', { path })).rejects.toMatchObject({
      ...{ code: 'rules.bad-unit', where: { line: 3 } },
    });
  });

  it('has its region without its ending, and rules of the planner’s own making are free', async () => {
    await clear();
    const rows = [
      own({ id: 'mechanism.new.term', region: '河南省', value: 12, unit: 'years' }),
      own({ id: '本县.补贴', kind: '补贴', value: '每千瓦 100 元', unit: '' }),
    ];
    const put = await d.say('rulepack.put', { rows });
    expect(put.rows).toMatchObject([{ region: '河南' }, {}]);
    expect(put.unknown).toEqual([{ id: '本县.补贴', nearest: null }]);
    await d.say('edit.undo', {});
  });

  it.each([
    ['selfUseShare.comercial', 'selfUseShare.commercial'],
    ['selfuseshare.commercial', 'selfUseShare.commercial'],
    ['mechansim.new.prcie', 'mechanism.new.price'],
    ['law.farmlands', 'law.farmland'],
  ])(
    'of an id nearly like the program’s (%s) is taken, and told with the one that is meant',
    async (id, nearest) => {
      await clear();
      const row = 'kind,河南,0.5,share,2026-01-01,,文,verified,源';
      const head = 'id,kind,region,value,unit,validFrom,validTo,document,status,source';
      const path = d.file('near.csv', [head, `${id},${row}`, `本县.补贴,${row}`].join('\n'));
      const unknown = [
        { id, nearest },
        { id: '本县.补贴', nearest: null },
      ];
      expect(await d.say('rulepack.import', { path })).toMatchObject({ imported: 2, unknown });
      expect((await d.say('rulepack.own', {})).unknown).toEqual(unknown);
      await d.say('edit.undo', {});
      expect((await d.say('rulepack.own', {})).unknown).toEqual([]);
    },
  );
});

it('takes hours of use that the planner enters, where the program knows none, and what is exported as it was', async () => {
  const price = (countyCode: string) =>
    d.say('price.selfUse', { countyCode, date: '2026-11-01', tariff: 'commercial', shape: 'pv' });
  await clear();
  await expect(price('410225')).rejects.toMatchObject({ code: 'price.factor-unknown' });
  const hours = {
    ...own({ id: 'price.timeOfUse', kind: 'price', unit: 'Beijing clock hours' }),
    value: '高峰 10-14 ×2; 低谷 23-7 x0.5; rest flat',
  };
  await d.say('rulepack.put', { rows: [hours] });
  const found = await price('410225');
  expect(found.document).toBe(hours.document);
  // Noon at twice the flat price, the mean over the day 26.0/24 of it less the valley's eight half hours' worth.
  expect(found.factor).toBeGreaterThan(1.3);
  await d.say('edit.undo', {});
  const before = await price('340102');
  const { rows } = await d.say('rulepack.at', { countyCode: '340102', date: '2026-11-01' });
  const anhui = rows.find(({ id }) => id === 'price.timeOfUse')!;
  expect(anhui.value).toContain('holidays 3 two-part');
  await d.say('rulepack.put', { rows: [{ ...anhui, document: '抄录' }] });
  expect(await price('340102')).toMatchObject({ factor: before.factor, document: '抄录' });
  await d.say('edit.undo', {});
});

it('takes the planner’s rules in money.case, of the county they are of and no other', async () => {
  const of = (countyCode: string) =>
    d.say('money.case', {
      ...{ countyCode, ownerClass: 'commercial', mode: 'selfUseSurplus', capacityKwp: 1000 },
      ...{ annualKwh: 1.2e6, selfUsedShare: 0.3, inServiceDate: '2026-10-01' },
    });
  await clear();
  const before = await of('410225');
  await d.say('rulepack.put', {
    rows: [
      own({ id: 'mechanism.new.priceLow', kind: 'range', region: '山东', value: 0.01 }),
      own({ id: 'mechanism.existing.before', region: '山东', value: '2027-01-01', unit: 'date' }),
      own({ id: 'price.retail.commercial', kind: 'price', region: '河南', value: 0.9 }),
      own({ id: 'selfUseShare.commercial', kind: 'selfUseShare', unit: 'share', value: 0.6 }),
    ],
  });
  const after = await of('410225');
  expect(after.prices.mechanismYuanKwh).toEqual(before.prices.mechanismYuanKwh);
  expect(after.prices.project).toBe('new');
  expect((await of('370102')).prices.project).toBe('existing');
  expect(after.prices.selfUseYuanKwh.high / before.prices.selfUseYuanKwh.high).toBeCloseTo(0.9 / 0.7, 9);
  expect(after).toMatchObject({ leastSelfUseShare: 0.6, notes: ['selfUseBelowLeast'] });
  await d.say('edit.undo', {});
});
