import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addingUp, givingWay } from '../../../electron/report/adding.ts';
import { composePlan } from '../../../electron/report/plan.ts';
import { roundedCarbon } from '../../../electron/report/sections/carbon-rounded.ts';
import { type Branch, branchesOf, hasClass, treeOf, wordsOf } from '../../../electron/report/tree.ts';
import { samplePlan } from './sample.ts';

const below = (branch: Branch, name: string): Branch[] => [
  ...(branch.name === name ? [branch] : []),
  ...branchesOf(branch).flatMap((child) => below(child, name)),
];
const AMOUNT = /^(−?[\d,]+(?:\.(\d+))?)(?: 万元| m yuan)?$/;
const numberOf = (words: string): number | null => {
  const amount = AMOUNT.exec(words)?.[1];
  return amount === undefined ? null : Number(amount.replaceAll(',', '').replace('−', '-'));
};
const digitsOf = (words: string): number => AMOUNT.exec(words)?.[2]?.length ?? 0;
const rowsOf = (table: Branch): string[][] =>
  below(table, 'tr')
    .filter((row) => below(row, 'td').length > 0)
    .map((row) =>
      branchesOf(row).flatMap((cell) => [
        wordsOf(cell),
        ...Array.from({ length: Number(cell.attributes.colspan ?? 1) - 1 }, () => ''),
      ]),
    );

const SITES = 9;

describe.each(['zh', 'en'] as const)('the tables of a plan (%s)', (language) => {
  const tables = samplePlan(SITES).then((plan) =>
    composePlan(plan, language).sections.flatMap((markup) => below(treeOf(markup), 'table')),
  );

  test('print sums that are those of the rows they print', async () => {
    const summed = (await tables).filter((table) => below(table, 'tr').some((row) => hasClass(row, 'total')));
    expect(summed.length).toBeGreaterThan(3);
    for (const table of summed) {
      const rows = rowsOf(table);
      const caption = wordsOf(below(table, 'caption')[0]!);
      const [parts, total] = [rows.slice(0, -1), rows.at(-1)!];
      const heads = below(table, 'th')
        .filter(({ attributes }) => attributes.scope === 'col')
        .map(wordsOf);
      for (const [column, words] of total.entries()) {
        // A specific yield is a mean.
        if (/单位装机|Specific/.test(heads[column] ?? '')) continue;
        const sum = numberOf(words);
        const values = parts.map((row) => numberOf(row[column] ?? ''));
        if (sum === null || values.some((value) => value === null)) continue;
        const printed = values.reduce<number>((all, value) => all + value!, 0);
        expect(printed.toFixed(digitsOf(words)), `${caption}, column ${column}`).toBe(
          sum.toFixed(digitsOf(words)),
        );
      }
    }
  });

  test('print cash that is what comes in less what goes out', async () => {
    const cash = (await tables).find(
      (table) => below(table, 'th').length > 0 && rowsOf(table)[0]?.length === 12,
    );
    const rows = rowsOf(cash!).map((row) => row.map((words) => numberOf(words)!));
    expect(rows.length).toBeGreaterThan(20);
    for (const [year, revenue, opex, rent, vat, tax, interest, principal, equity] of rows) {
      const left = revenue! - opex! - rent! - vat! - tax! - interest! - principal!;
      expect(left.toFixed(2), String(year)).toBe(equity!.toFixed(2));
    }
    for (const [i, row] of rows.slice(1).entries()) {
      const before = rows[i]!;
      if (i > 5) expect((before[9]! + row[8]!).toFixed(2)).toBe(row[9]!.toFixed(2));
    }
  });
});

test('years of carbon add up to the lifetime, and the headline year is as it stands elsewhere', async () => {
  const outlook = (await samplePlan(SITES)).carbon!;
  const { years, lifetime, embodied, net, digits } = roundedCarbon(outlook);
  const all = [...years.values()];
  expect(all.reduce((sum, { avoided }) => sum + avoided, 0)).toBeCloseTo(lifetime, 6);
  expect(all.at(-1)!.net).toBeCloseTo(net, 6);
  expect(lifetime - embodied).toBeCloseTo(net, 6);
  const headline = outlook.years.find(({ year }) => year === outlook.headlineYear)!;
  expect(years.get(headline.year)!.avoided).toBe(Number(headline.avoidedTco2.toFixed(digits)));
  for (const { year, avoidedTco2, netTco2 } of outlook.years) {
    expect(Math.abs(years.get(year)!.avoided - avoidedTco2)).toBeLessThanOrEqual(1);
    expect(Math.abs(years.get(year)!.net - netTco2)).toBeLessThanOrEqual(outlook.years.length / 2);
  }
});

test('one number that is kept is rounded by itself, the others make up for it', () => {
  const amounts = fc.array(fc.double({ min: 0, max: 1e5, noNaN: true }), { minLength: 3, maxLength: 30 });
  fc.assert(
    fc.property(amounts, fc.nat(), (values, at) => {
      const kept = at % values.length;
      const printed = addingUp(values, 2, kept).map((value) => Math.round(value * 100));
      expect(printed[kept]).toBe(Math.round(values[kept]! * 100));
      const sum = values.reduce((total, value) => total + value * 100, 0);
      expect(printed.reduce((total, value) => total + value, 0)).toBe(Math.round(sum));
    }),
  );
});

test('parts give way by their largest to a sum that stands', () => {
  expect(givingWay([1.004, 20.004, 3.004], 24.01, 2)).toEqual([1, 20.01, 3]);
  expect(givingWay([], 0, 2)).toEqual([]);
});
