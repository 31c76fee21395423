import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allotmentsOver,
  differencesOver,
  type RolledCounty,
  rankingsOf,
  totalsOver,
} from '../../electron/engine/province/roll-up.ts';
import { SUMMED_FIGURES } from '../../shared/province.ts';

const figure = fc.option(fc.double({ min: -1e12, max: 1e12, noNaN: true }), { nil: null });
const version = fc.constantFrom('a', 'b');
const county: fc.Arbitrary<RolledCounty> = fc.record({
  countyCode: fc.integer({ min: 110000, max: 659999 }).map(String),
  versions: fc.record({ program: version, rulePack: version, factors: version }),
  rulesDate: fc.option(version, { nil: null }),
  year: fc.integer({ min: 2026, max: 2028 }),
  assumptions: fc.record({
    weatherId: fc.integer(),
    money: fc.record({ discountRate: fc.constantFrom(0.06, 0.08) }),
  }),
  ...(Object.fromEntries(SUMMED_FIGURES.map((name) => [name, figure])) as Record<
    (typeof SUMMED_FIGURES)[number],
    typeof figure
  >),
});
const counties = fc.uniqueArray(county, { selector: ({ countyCode }) => countyCode, maxLength: 30 });
const ordered = (all: readonly RolledCounty[]) =>
  all.toSorted((a, b) => Number(a.countyCode) - Number(b.countyCode));

describe('a province', () => {
  it('comes to its counties’ own figures, to the last digit and in whatever order they are named', () => {
    fc.assert(
      fc.property(counties, fc.infiniteStream(fc.double()), (all, keys) => {
        const shuffled = all.map((each) => [keys.next().value, each] as const).sort(([a], [b]) => a! - b!);
        const totals = totalsOver(
          shuffled.map(([, each]) => each),
          2,
        );
        expect(totals).toMatchObject({ counties: all.length, failed: 2 });
        for (const name of SUMMED_FIGURES) {
          const known = ordered(all).filter((each) => each[name] !== null);
          let sum = 0;
          for (const each of known) sum += each[name]!;
          expect(totals[name]).toBe(known.length > 0 ? sum : null);
          const missing = totals.incomplete.find((each) => each.figure === name)?.countyCodes ?? [];
          expect(missing.length).toBe(all.length - known.length);
        }
      }),
    );
  });

  it('names every county under each thing that differs, and nothing that is the same', () => {
    fc.assert(
      fc.property(counties, (all) => {
        const differences = differencesOver(all);
        for (const { values } of differences) {
          expect(values.length).toBeGreaterThan(1);
          expect(values.flatMap(({ countyCodes }) => countyCodes).sort()).toEqual(
            all.map(({ countyCode }) => countyCode).sort(),
          );
        }
        const rates = new Set(
          all.map(
            ({ assumptions }) => (assumptions as { money: { discountRate: number } }).money.discountRate,
          ),
        );
        const found = differences.find(({ field }) => field === 'money.discountRate');
        expect(found?.values.length ?? 1).toBe(Math.max(1, rates.size));
        expect(differences.some(({ field }) => field === 'weatherId')).toBe(false);
      }),
    );
  });

  it('ranks every county that knows a figure, the largest first', () => {
    fc.assert(
      fc.property(counties, (all) => {
        const byCode = new Map(all.map((each) => [each.countyCode, each]));
        for (const { figure: name, countyCodes } of rankingsOf(all)) {
          const values = countyCodes.map((each) => byCode.get(each)![name]!);
          expect(values).toEqual(values.toSorted((a, b) => b - a));
          expect(countyCodes.length).toBe(all.filter((each) => each[name] !== null).length);
        }
      }),
    );
  });
});

describe('allotments of the system’s hosting capacity', () => {
  const given = (code: string, least: number | null, most: number | null) =>
    ({ countyCode: code, allottedLeastMw: least, allottedMostMw: most }) as RolledCounty;
  const two = [given('410225', 30.25, 60), given('410221', 20.1, 40)];

  it('add up or do not', () => {
    expect(allotmentsOver(two, [50.35, 100])).toMatchObject({ sumMw: [50.35, 100], addsUp: true });
    expect(allotmentsOver(two, [50.35, 101]).addsUp).toBe(false);
  });

  it('are not checked while one is missing or the province says nothing', () => {
    expect(allotmentsOver(two, null)).toMatchObject({ addsUp: null, systemMw: null });
    const lacking = [...two, given('410222', null, 5)];
    expect(allotmentsOver(lacking, [50.35, 100])).toMatchObject({
      missing: ['410222'],
      sumMw: [null, null],
      addsUp: null,
    });
    expect(allotmentsOver([], [0, 0]).addsUp).toBeNull();
  });
});
