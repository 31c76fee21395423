import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type MoneyInput, moneyOutlook } from '../../../electron/engine/economics/outlook.ts';
import { alikeTogether, tornado } from '../../../electron/engine/economics/tornado.ts';
import { MODES } from '../../../shared/money.ts';
import { atOnce } from '../../../shared/steps.ts';
import { taxed } from '../../unit/economics/taxed.ts';

const quote = { value: 0, source: 'test', approximate: false };
const county = (sites: MoneyInput['sites'], feedInYuanKwh: number): MoneyInput => ({
  assumptions: taxed(),
  ageing: { degradationPerYear: 0.005, lifetimeYears: 25 },
  startYear: 2026,
  sites,
  figures: {
    capexYuanKwp: { rooftop: 3000, agrivoltaic: 3500 },
    opexYuanKwp: { rooftop: 50, agrivoltaic: 60 },
    feedInYuanKwh,
    retailYuanKwh: 0.6,
    farmRetailYuanKwh: 0.6,
    selfUsed: { rooftop: 0.3, agrivoltaic: 0 },
  },
  quoted: {
    ...{ capexRooftopYuanKwp: quote, capexAgrivoltaicYuanKwp: quote },
    ...{ opexRooftopYuanKwp: quote, opexAgrivoltaicYuanKwp: quote },
    ...{ feedInYuanKwh: quote, retailYuanKwh: quote, farmRetailYuanKwh: quote },
  },
  notes: [],
});

const [LOW, HIGH] = [0.3, 0.4].map((price) => new Array<number>(25).fill(price)) as [number[], number[]];

/** Yields lie within a narrow band, so that many of them are alike. */
const site = fc
  .record({
    kind: fc.constantFrom('rooftop' as const, 'agrivoltaic' as const),
    capacityKwp: fc.double({ min: 1, max: 5000, noNaN: true }),
    yieldKwhKwp: fc.double({ min: 1190, max: 1200, noNaN: true }),
    moduleWpM2: fc.constantFrom(200, 215),
    selfUsed: fc.constantFrom(null, 0.4),
    cropChange: fc.constantFrom(null, -0.2),
    batteryYuanKwp: fc.constantFrom(0, 150),
    owner: fc.constantFrom('household' as const, 'householdLeased' as const, 'commercial' as const),
    mode: fc.constantFrom(...MODES),
    fourAbilitiesYuan: fc.constantFrom(0, 2000),
    pond: fc.boolean(),
    feedInYuanKwh: fc.constantFrom(LOW, HIGH),
  })
  .map(({ yieldKwhKwp, batteryYuanKwp, ...each }) => ({
    ...each,
    annualKwh: each.capacityKwp * yieldKwhKwp,
    areaM2: each.capacityKwp * 20,
    ...(batteryYuanKwp > 0 && {
      grid: {
        batteryYears: 12,
        batteryYuan: batteryYuanKwp * each.capacityKwp,
        batteryOpexYuan: 2 * each.capacityKwp,
      },
    }),
  }));
const counties = fc
  .tuple(fc.array(site, { minLength: 1, maxLength: 60 }), fc.double({ min: 0.15, max: 0.5, noNaN: true }))
  .map(([sites, price]) =>
    county(
      sites.map((each, i) => ({ id: i + 1, ...each })),
      price,
    ),
  );

it('takes the county as all its sites one by one', () => {
  fc.assert(
    fc.property(counties, (input) => {
      const { total } = atOnce(moneyOutlook(input));
      const { base } = atOnce(tornado(input, 'npvYuan', 0.2));
      expect(Math.abs(base! - total.npvYuan)).toBeLessThan(1e-4 * total.capexYuan);
    }),
  );
});

it('keeps all power, energy, area and batteries of sites that it takes together', () => {
  fc.assert(
    fc.property(counties, ({ sites }) => {
      const together = atOnce(alikeTogether(sites));
      const sum = (of: (each: (typeof sites)[number]) => number, all: typeof sites) =>
        all.reduce((total, each) => total + of(each), 0);
      for (const of of [
        (each: (typeof sites)[number]) => each.capacityKwp,
        (each: (typeof sites)[number]) => each.annualKwh,
        (each: (typeof sites)[number]) => each.areaM2,
        (each: (typeof sites)[number]) => each.grid?.batteryYuan ?? 0,
        (each: (typeof sites)[number]) => each.fourAbilitiesYuan ?? 0,
      ]) {
        expect(sum(of, together)).toBeCloseTo(sum(of, sites), 3);
      }
    }),
  );
});

it('takes sites that differ in size alone as one, and no others', () => {
  const roof = { kind: 'rooftop', moduleWpM2: 200, selfUsed: null, cropChange: null } as const;
  const of = (id: number, capacityKwp: number, yieldKwhKwp: number) => ({
    ...roof,
    ...{ id, capacityKwp, annualKwh: capacityKwp * yieldKwhKwp, areaM2: 5 * capacityKwp },
  });
  expect(atOnce(alikeTogether([of(1, 10, 1200), of(2, 400, 1200), of(3, 10, 1210)]))).toMatchObject([
    { capacityKwp: 410, annualKwh: 492_000 },
    { capacityKwp: 10, annualKwh: 12_100 },
  ]);
});
