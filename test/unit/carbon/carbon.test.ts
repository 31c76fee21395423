import { describe, expect, it } from 'vitest';
import { combinedMargin, paybackYears } from '../../../electron/engine/carbon/avoided.ts';
import { factorInYear, gridPath } from '../../../electron/engine/carbon/grid-path.ts';
import { carbonOutlook, type OutlookInput } from '../../../electron/engine/carbon/outlook.ts';
import { readEmbodied, readGridMargins } from '../../../electron/formats/carbon.ts';
import { carbonAssumptionsSchema } from '../../../shared/carbon.ts';
import { assumptionsSchema } from '../../../shared/domain.ts';

const dataDir = new URL('../../../data/', import.meta.url).pathname;

const input = (changes: Partial<OutlookInput> = {}): OutlookInput => ({
  assumptions: carbonAssumptionsSchema.parse({ startYear: 2026, gridPath: [] }),
  lifetimeYears: 25,
  built: [
    { kind: 'rooftop', capacityKwp: 1000, inService: 2026 },
    { kind: 'agrivoltaic', capacityKwp: 2000, inService: 2026 },
  ],
  startYear: 2026,
  deliveredKwh: new Array<number>(25).fill(4_000_000),
  usedOnSiteKwh: new Array<number>(25).fill(600_000),
  known: { year: 2023, factorKgKwh: 0.5, source: 'test' },
  margins: { operatingMargin: 0.8587, buildMargin: 0.2854, source: 'test' },
  embodied: {
    rooftop: { kgCo2ePerKwp: 1000, source: 'test' },
    agrivoltaic: { kgCo2ePerKwp: 1500, source: 'test' },
  },
  ...changes,
});

describe('closed forms', () => {
  it('pays back after embodied over yearly avoidance where nothing changes', () => {
    const outlook = carbonOutlook(input());
    expect(outlook.embodiedTco2).toBeCloseTo(4000, 9);
    expect(outlook.lifetimeTco2).toBeCloseTo(25 * 2000, 6);
    expect(outlook.paybackYears).toBeCloseTo(2, 12);
    expect(outlook.years.find(({ year }) => year === 2050)!.netTco2).toBeCloseTo(46_000, 6);
    expect(outlook.years.at(-1)).toMatchObject({ year: 2060, energyKwh: 0, avoidedTco2: 0 });
    expect(paybackYears(10, [1, 1])).toBeNull();
  });

  it('sums a degrading array as a geometric series', () => {
    const outlook = carbonOutlook(
      input({ deliveredKwh: Array.from({ length: 25 }, (_, n) => 4_000_000 * 0.995 ** n) }),
    );
    expect(outlook.lifetimeTco2).toBeCloseTo((2000 * (1 - 0.995 ** 25)) / 0.005, 6);
  });

  it('books what is built when it is built', () => {
    const { built } = input();
    const { years, embodiedTco2 } = carbonOutlook(
      input({ built: [built[0]!, { ...built[1]!, inService: 2028 }] }),
    );
    expect(embodiedTco2).toBeCloseTo(4000, 9);
    expect(years[0]!.netTco2).toBeCloseTo(2000 - 1000, 9);
    expect(years[2]!.netTco2).toBeCloseTo(3 * 2000 - 4000, 9);
  });

  it('draws straight lines between dated points and stays level after the last', () => {
    const path = gridPath({ year: 2023, factorKgKwh: 0.5897 }, [{ year: 2060, factorKgKwh: 0.03 }]);
    expect(factorInYear(path, 2023)).toBe(0.5897);
    expect(factorInYear(path, 2026)).toBeCloseTo(0.5897 - (3 / 37) * 0.5597, 12);
    expect(factorInYear(path, 2070)).toBe(0.03);
  });

  it('claims each gram once', () => {
    const { ledger } = carbonOutlook(input());
    const of = (scope: string) => ledger.entries.find((entry) => entry.scope === scope)!;
    expect(of('scope2').share).toBeCloseTo(0.15, 12);
    expect(of('scope3plus').share).toBeCloseTo(0.85, 12);
    expect(of('scope1').grams).toBe(0);
    expect(ledger.totalG).toBe(50_000_000_000);
    expect(ledger.entries.reduce((sum, { grams }) => sum + grams, 0)).toBe(ledger.totalG);
  });

  it('measures the plan against what the targets leave over', () => {
    const assumptions = {
      gridPath: [],
      countyEmissionsTco2: 100_000,
      emissionsGrowth: 0.02,
      neutralYear: 2045,
    };
    const { targets } = carbonOutlook(input({ assumptions: carbonAssumptionsSchema.parse(assumptions) }));
    expect(targets[0]!.gapTco2).toBeCloseTo(100_000 * (1.02 ** 4 - 1), 6);
    expect(targets[0]!.cumulativeTco2).toBeCloseTo(5 * 2000, 6);
    expect(targets[1]!.gapTco2).toBeCloseTo(100_000 * 1.02 ** 4, 6);
    expect(targets[1]!.coveredShare).toBeCloseTo(2000 / (100_000 * 1.02 ** 4), 12);
    const unknown = carbonOutlook(input()).targets[0]!;
    expect(unknown).toMatchObject({ gapTco2: null, coveredShare: null });
  });
});

describe('bundled figures', () => {
  it('give the combined margin of central China with the weights for solar', () => {
    const central = readGridMargins(dataDir).find(({ provinces }) => provinces.includes('河南'))!;
    expect(central.region).toBe('华中');
    expect(combinedMargin(central.operatingMargin, central.buildMargin)).toBeCloseTo(0.715375, 9);
  });

  it('say where every figure comes from', () => {
    for (const row of [...readGridMargins(dataDir), ...readEmbodied(dataDir)]) {
      expect(row.source).not.toBe('');
      expect(row.year).toBeGreaterThan(2000);
    }
    const rooftop = readEmbodied(dataDir).find(({ item }) => item === 'rooftop')!;
    expect(rooftop.kgCo2ePerKwp).toBeCloseTo((42.5 * 975 * 30) / 1000, 0);
  });

  it('leave assumptions written before them readable', () => {
    expect(assumptionsSchema.parse({ albedo: 0.3 }).carbon.neutralYear).toBe(2060);
  });
});
