import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
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
