import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { beyondBounds, unreadableHours } from '../../../electron/county/rules/bounds.ts';
import { ownRuleFault } from '../../../electron/engine/rules/own-rule.ts';
import { openLibrary } from '../../../electron/session/library.ts';
import { type Document, openDocument } from '../../../electron/store/document.ts';
import { listKeptRules, writeKeptRules } from '../../../electron/store/kept-rules.ts';
import type { RuleRow } from '../../../shared/rule-pack.ts';
import { deskOnLankao, type OpenDesk, square } from '../desk.ts';

const COST = 'fourAbilities.cost.10kV';
const GONE = 'law.gone';

let d: OpenDesk;
beforeEach(async () => {
  d = await deskOnLankao(false);
  await d.say('site.create', { kind: 'rooftop', geometry: square(114.8, 34.8, 0.001) });
  await d.say('site.update', { ids: [1], changes: { ownerClass: 'commercial' } });
  await d.settled();
}, 60_000);
afterEach(() => d.close());

/** Changes the open document's file while no window has it. */
async function changed(change: (document: Document) => void) {
  await d.say('project.close', {});
  const document = openDocument(d.document);
  change(document);
  document.close();
  await d.say('project.open', { path: d.document });
}

/** Makes the document one that was planned under a release whose rules were others. */
const plannedUnder = (of: (rules: RuleRow[]) => RuleRow[]) =>
  changed((document) => writeKeptRules(document, of(listKeptRules(document)!)));

const rule = (rules: readonly RuleRow[], id: string) => rules.find((row) => row.id === id)!;
const ids = (changes: readonly { before: RuleRow | null; after: RuleRow | null }[]) =>
  changes.map(({ before, after }) => (before ?? after)!.id).sort();

it('keeps the rules of its county, and finds nothing changed while the program’s stay as they are', async () => {
  expect(await d.say('rulepack.since', {})).toMatchObject({ kept: true, count: 0 });
  const { date } = await d.say('rulepack.own', {});
  const { rows } = await d.say('rulepack.at', { countyCode: '410225', date });
  expect((await d.say('rulepack.at', { countyCode: '410225', date, asPlanned: true })).rows).toEqual(rows);
});

it('takes every rule of the program’s own from a document as it stands', () => {
  const library = openLibrary();
  const pack = library.rulePack();
  const regions = new Set(pack.map(({ region }) => region));
  const refused = pack.filter(
    (row) => ownRuleFault(pack, regions, row) ?? beyondBounds(row) ?? unreadableHours(row),
  );
  library.close();
  expect(refused).toEqual([]);
});

it('lists what a newer program corrected, dropped and brought, with the figures of both, and adopts only when asked', async () => {
  const money = await d.say('money.outlook', {});
  const { rulePack } = (await d.say('results.export', { out: join(d.folder, 'a.csv') })).versions;
  await plannedUnder((rules) => [
    ...rules
      .filter(({ id }) => id !== 'tariff.demandCharge')
      .map((row) => (row.id === COST ? { ...row, value: 260_000 } : row)),
    { ...rule(rules, COST), id: GONE, kind: 'law', unit: '', value: null, region: '河南' },
  ]);
  const before = await d.say('money.outlook', {});
  expect(before.total.npvYuan).not.toBeCloseTo(money.total.npvYuan, 0);
  expect((await d.say('results.export', { out: join(d.folder, 'b.csv') })).versions.rulePack).toMatch(
    new RegExp(`^${rulePack}\\+[0-9a-f]{12}$`),
  );
  const found = await d.say('rulepack.changes', {});
  expect(found.kept).toBe(true);
  expect(ids(found.changes)).toEqual([COST, GONE, 'tariff.demandCharge'].sort());
  const of = (id: string) => found.changes.find(({ before: was, after: is }) => (was ?? is)!.id === id)!;
  expect(of(COST)).toMatchObject({ before: { value: 260_000 }, after: { id: COST } });
  expect(of(GONE)).toMatchObject({ before: { region: '河南' }, after: null });
  expect(of('tariff.demandCharge')).toMatchObject({ before: null, after: { region: '全国' } });
  expect(found.before.npvYuan).toBeCloseTo(before.total.npvYuan, 6);
  expect(found.after.npvYuan).toBeCloseTo(money.total.npvYuan, 6);
  expect(await d.say('rulepack.since', {})).toMatchObject({ count: 3 });
  // Asking has changed nothing.
  expect((await d.say('money.outlook', {})).total).toEqual(before.total);

  await d.say('rulepack.adopt', { date: found.date });
  expect((await d.say('money.outlook', {})).total).toEqual(money.total);
  expect((await d.say('rulepack.changes', {})).changes).toEqual([]);
  await d.say('edit.undo', {});
  expect((await d.say('money.outlook', {})).total).toEqual(before.total);
  expect((await d.say('rulepack.changes', {})).changes).toEqual(found.changes);
});

it('lists corrections of rules that held on other days, which projects of those days meet', async () => {
  const past = (row: RuleRow) => row.validTo !== null && row.validTo < '2026-01-01';
  let id = '';
  await plannedUnder((rules) => {
    const one = rules.find((row) => past(row) && row.id === 'carbon.gridFactor')!;
    id = one.id;
    return rules.map((row) => (row === one ? { ...row, value: 0.9 } : row));
  });
  const { changes } = await d.say('rulepack.changes', {});
  expect(ids(changes)).toEqual([id]);
  expect(changes[0]).toMatchObject({ before: { value: 0.9 } });
});

it('says of a document that keeps none that corrections cannot be told, and keeps them when asked', async () => {
  const money = await d.say('money.outlook', {});
  await changed(({ db }) => db.exec('DELETE FROM planner_rules_kept'));
  expect(await d.say('rulepack.since', {})).toMatchObject({ kept: false, count: 0 });
  expect((await d.say('money.outlook', {})).total).toEqual(money.total);
  const { plannedOn } = await d.say('rulepack.changes', {});
  await d.say('rulepack.adopt', { date: plannedOn });
  expect(await d.say('rulepack.since', {})).toMatchObject({ plannedOn, kept: true, count: 0 });
});

describe('rules kept in a document from a stranger', () => {
  it.each<[string, string]>([
    ['that are no JSON', '{"texts":['],
    ['of another shape', '{"texts":[],"rows":[{"id":"a"}]}'],
    ['that name texts there are none of', '{"texts":["a"],"rows":[[0,0,0,1,0,7,null,0,0,0]]}'],
    ['without a date', '{"texts":["a","verified"],"rows":[[0,0,0,1,0,0,null,0,1,0]]}'],
    ['that are too many', `{"texts":[],"rows":[${'[],'.repeat(20_000)}[]]}`],
    ['with a text too long', JSON.stringify({ texts: ['a'.repeat(20_000)], rows: [] })],
    ['that are too large', ' '.repeat(2 ** 20 + 1)],
  ])('%s are refused with a typed error', async (_, text) => {
    await changed(({ db }) => db.prepare('UPDATE planner_rules_kept SET rules = ?').run(text));
    for (const name of ['rulepack.since', 'money.outlook'] as const) {
      await expect(d.say(name, {})).rejects.toMatchObject({
        ...{ code: 'document.bad-contents', params: { what: 'planner_rules_kept' } },
      });
    }
    // What the program has now is taken over all the same.
    await d.say('rulepack.adopt', { date: '2026-11-29' });
    expect(await d.say('rulepack.since', {})).toMatchObject({ kept: true });
  });

  it('that cannot be used as meant, or lack what a plan needs, leave the program’s and are listed', async () => {
    const money = await d.say('money.outlook', {});
    await plannedUnder((rules) =>
      rules
        .filter(
          ({ id }) => !/^(mechanism\.existing\.before|market\.|carbon\.gridFactor|price\.retail)/.test(id),
        )
        .map((row) => {
          if (row.id === COST) return { ...row, unit: '万元/site', value: 14 };
          if (row.id === 'roof.storey.school') return { ...row, value: -1e300 };
          return row.id === 'law.farmland' ? { ...row, region: '火星' } : row;
        }),
    );
    expect((await d.say('money.outlook', {})).total).toEqual(money.total);
    const { changes } = await d.say('rulepack.changes', {});
    expect(ids(changes)).toEqual(
      expect.arrayContaining([COST, 'roof.storey.school', 'law.farmland', 'mechanism.existing.before']),
    );
  });
});
