import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type AccountHours,
  type AccountInput,
  curtailedByGridKwh,
  curtailedKwh,
  deliveredKwh,
  FLOW_PARTS,
} from '../../../electron/engine/account/types.ts';
import { noOtherYears } from '../../../electron/engine/account/wires.ts';
import { accountYear } from '../../../electron/engine/account/year.ts';
import { emptyHours } from '../../../electron/engine/load/balance.ts';
import { MODES } from '../../../shared/money.ts';
import { atOnce } from '../../../shared/steps.ts';

const HOURS = 8760;
/** Light at day, each lane with a noon of its own. */
const shapeAt = (noon: number) => {
  const shape = Float64Array.from({ length: HOURS }, (_, h) =>
    Math.max(
      0,
      Math.cos((((h % 24) - noon) * Math.PI) / 12) * (1 + 0.5 * Math.sin((h * 2 * Math.PI) / HOURS)),
    ),
  );
  const total = shape.reduce((a, b) => a + b, 0);
  return shape.map((value) => value / total);
};
const loadOf = (kw: number) =>
  Float64Array.from({ length: HOURS }, (_, h) => kw * (1 + 0.8 * Math.sin((h % 24) / 4)));
const noHours = (): AccountHours => ({
  generated: emptyHours(),
  usedOnSite: emptyHours(),
  shared: emptyHours(),
  curtailed: emptyHours(),
  charged: emptyHours(),
  discharged: emptyHours(),
  fedIn: emptyHours(),
});
const index = (count: number) =>
  count === 0 ? fc.constant(null) : fc.option(fc.nat(count - 1), { nil: null });

/** A battery at any place, and a planned limit. */
const store = fc.option(
  fc.record({
    energyKwh: fc.integer({ min: 1, max: 3000 }),
    powerKw: fc.integer({ min: 1, max: 1000 }),
    roundTrip: fc.double({ min: 0.5, max: 1, noNaN: true }),
  }),
  { nil: null },
);
const lid = fc.option(fc.double({ min: 0.1, max: 1, noNaN: true }), { nil: null });

/** Counties as a few numbers, so that what fails can be read. */
const counties = fc
  .record({
    meters: fc.nat(2),
    groups: fc.nat(2),
    transformers: fc.nat(2),
    feeders: fc.nat(2),
    stations: fc.integer({ min: 1, max: 2 }),
  })
  .chain((size) =>
    fc.record({
      lanes: fc.array(
        fc.record({
          noon: fc.integer({ min: 2, max: 7 }),
          mode: fc.constantFrom(...MODES),
          assumedUse: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null }),
          meter: index(size.meters),
          group: index(size.groups),
          transformer: index(size.transformers),
          feeder: index(size.feeders),
          station: index(size.stations),
        }),
        { minLength: 1, maxLength: 5 },
      ),
      meters: demands(size.meters),
      groups: demands(size.groups),
      transformers: fc.array(
        fc.record({
          feeder: index(size.feeders),
          station: index(size.stations),
          load: loads,
          existing: fc.option(fc.nat(300), { nil: null }),
          backKw: fc.nat(300),
          ...{ store, lid },
        }),
        exactly(size.transformers),
      ),
      feeders: fc.array(
        fc.record({
          station: fc.nat(size.stations - 1),
          load: loads,
          existing: fc.option(fc.nat(600), { nil: null }),
          backKw: fc.nat(500),
          ...{ store, lid },
        }),
        exactly(size.feeders),
      ),
      stations: fc.array(
        fc.record({
          load: loads,
          existing: fc.option(fc.nat(600), { nil: null }),
          backKw: fc.nat(800),
          ...{ store, lid },
        }),
        exactly(size.stations),
      ),
      simultaneity: fc.constantFrom(1, 0.8),
    }),
  )
  .chain((county) =>
    fc
      .array(
        fc.record({
          lane: fc.nat(county.lanes.length - 1),
          annualKwh: fc.integer({ min: 1, max: 3_000_000 }),
          capacityKwp: fc.integer({ min: 1, max: 2500 }),
          degradationPerYear: fc.constantFrom(0, 0.005, 0.02),
          inService: fc.integer({ min: 2026, max: 2030 }),
        }),
        { minLength: 1, maxLength: 8 },
      )
      .map((cohorts) => ({ ...county, cohorts, lifetimeYears: 20 })),
  );
type Spec = typeof counties extends fc.Arbitrary<infer T> ? T : never;
const countyOf = (spec: Spec): AccountInput => {
  const unit = loadOf(1);
  const limited = <T extends { load: number; existing: number | null }>(each: T) => ({
    ...each,
    load: { hours: unit, times: each.load },
    existing: each.existing === null ? null : { hours: unit, times: each.existing },
  });
  const demand = <T extends { load: number; cold: number }>(each: T) => ({
    ...each,
    load: loadOf(each.load),
    cold: loadOf(each.cold),
  });
  return {
    ...spec,
    lanes: spec.lanes.map(({ noon, transformer, ...lane }) => {
      const on = transformer === null ? null : spec.transformers[transformer]!;
      return {
        ...lane,
        shape: shapeAt(noon),
        transformer,
        ...(on && { feeder: on.feeder, station: on.feeder === null ? on.station : null }),
      };
    }),
    meters: spec.meters.map(demand),
    groups: spec.groups.map(demand),
    transformers: spec.transformers.map(limited),
    feeders: spec.feeders.map(limited),
    stations: spec.stations.map(limited),
  };
};
const exactly = (count: number) => ({ minLength: count, maxLength: count });
const loads = fc.nat(1500);
function demands(count: number) {
  return fc.array(
    fc.record({ load: loads, cold: fc.nat(100), coldHours: fc.constantFrom(0, 4) }),
    exactly(count),
  );
}
const near = (a: number, b: number) =>
  expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(b)));

test('of every lane, county and hour the parts add up to what was generated', () => {
  fc.assert(
    fc.property(counties, fc.integer({ min: 2025, max: 2055 }), (spec, year) => {
      const input = countyOf(spec);
      const hours = noHours();
      const account = atOnce(accountYear(input, year, 1, hours));
      for (const flow of account.lanes) {
        near(
          FLOW_PARTS.reduce((sum, part) => sum + flow[part], 0),
          flow.generatedKwh,
        );
        for (const part of FLOW_PARTS) expect(flow[part]).toBeGreaterThanOrEqual(-1e-12);
      }
      near(
        FLOW_PARTS.reduce((sum, part) => sum + account.total[part], 0),
        account.total.generatedKwh,
      );
      near(
        deliveredKwh(account.total) + curtailedKwh(account.total) + account.total.storageLossKwh,
        account.total.generatedKwh,
      );
      for (let h = 0; h < HOURS; h++) {
        const parts =
          hours.usedOnSite[h]! + hours.shared[h]! + hours.curtailed[h]! + hours.charged[h]! + hours.fedIn[h]!;
        if (Math.abs(parts - hours.generated[h]!) > 1e-9 * Math.max(1, hours.generated[h]!))
          expect(parts).toBe(hours.generated[h]);
      }
    }),
    { numRuns: 60 },
  );
});

test('what is fed in is priced at its hours, straight away or out of storage', () => {
  const marketYuanKwh = Float64Array.from(
    { length: HOURS },
    (_, h) => 0.3 * Math.sin(h / 5) + (h % 31) / 100,
  );
  fc.assert(
    fc.property(counties, fc.integer({ min: 2026, max: 2045 }), (spec, year) => {
      const hours = noHours();
      const input = { ...countyOf(spec), marketYuanKwh };
      const account = atOnce(accountYear(input, year, 1, hours));
      const byLane = account.fedInYuan.reduce((sum, yuan, i) => {
        const kwh = input.cohorts.reduce(
          (all, { lane }, c) => all + (lane === i ? account.cohortKwh[c]! : 0),
          0,
        );
        return sum + yuan * kwh;
      }, 0);
      const byHour = marketYuanKwh.reduce(
        (sum, yuan, h) => sum + yuan * (hours.fedIn[h]! + hours.discharged[h]!),
        0,
      );
      expect(Math.abs(byLane - byHour)).toBeLessThan(1e-6 * Math.max(1, account.total.fedInKwh));
      // Whether hours are asked for or not changes no price.
      const again = atOnce(accountYear(input, year)).fedInYuan;
      for (const [i, yuan] of again.entries()) near(yuan, account.fedInYuan[i]!);
    }),
    { numRuns: 40 },
  );
});

test('a lane comes to the same by the hours that are cut alone as by all of them', () => {
  fc.assert(
    fc.property(counties, fc.integer({ min: 2026, max: 2045 }), (spec, year) => {
      const input = countyOf(spec);
      const byHour = atOnce(accountYear(input, year, 1, noHours()));
      const inShort = atOnce(accountYear(input, year));
      for (const [i, flow] of inShort.lanes.entries())
        for (const part of FLOW_PARTS) near(flow[part], byHour.lanes[i]![part]);
    }),
    { numRuns: 60 },
  );
});

test('what other years have left changes no year, in whatever order they are asked for', () => {
  fc.assert(
    fc.property(
      counties,
      fc.array(fc.integer({ min: 2026, max: 2055 }), { minLength: 2, maxLength: 5 }),
      (spec, years) => {
        const input = countyOf(spec);
        const before = noOtherYears();
        for (const year of years) {
          const after = atOnce(accountYear(input, year, 1, null, false, undefined, before));
          const alone = atOnce(accountYear(input, year));
          for (const part of FLOW_PARTS) near(after.total[part], alone.total[part]);
          for (const [i, flow] of after.lanes.entries())
            for (const part of FLOW_PARTS) near(flow[part], alone.lanes[i]![part]);
        }
      },
    ),
    { numRuns: 40 },
  );
});

test('a meter never uses more than its load, and the wires never carry more than they may', () => {
  fc.assert(
    fc.property(counties, (spec) => {
      const input = countyOf(spec);
      const account = atOnce(accountYear(input, 2030, 1, null, true));
      const used = account.total.usedOnSiteKwh;
      const assumed = input.cohorts.reduce((sum, cohort, i) => {
        const { mode, assumedUse } = input.lanes[cohort.lane]!;
        return sum + (mode === 'fullFeedIn' ? 0 : (assumedUse ?? 0)) * account.cohortKwh[i]!;
      }, 0);
      const most = account.meterLoads.reduce((sum, load) => sum + load.reduce((a, b) => a + b, 0), 0);
      expect(used).toBeLessThanOrEqual(assumed + most + 1e-6);
      const cut = [...account.transformers, ...account.feeders, ...account.stations].reduce(
        (sum, { curtailedKwh: kwh }) => sum + kwh,
        0,
      );
      near(cut, curtailedByGridKwh(account.total));
      near(
        [...account.transformers, ...account.feeders, ...account.stations].reduce(
          (sum, { lostKwh }) => sum + lostKwh,
          0,
        ),
        account.total.storageLossKwh,
      );
    }),
    { numRuns: 60 },
  );
});

test('works change nothing before their year, and a planned limit is kept in every hour', () => {
  fc.assert(
    fc.property(counties, fc.double({ min: 0.1, max: 0.9, noNaN: true }), (spec, share) => {
      const now = countyOf(spec);
      const strength = ({ load, existing, backKw }: AccountInput['feeders'][number]) => ({
        load,
        existing,
        backKw,
      });
      const built: AccountInput = {
        ...now,
        feeders: now.feeders.map((each) => ({
          ...each,
          ...{ backKw: 1e6, lid: share, store: null },
          before: { year: 2030, strength: { ...strength(each), store: each.store, lid: each.lid } },
        })),
      };
      expect(atOnce(accountYear(built, 2029)).total).toEqual(atOnce(accountYear(now, 2029)).total);
      const { wires } = atOnce(accountYear(built, 2031, 1, null, true));
      for (const [f] of built.feeders.entries()) {
        const on = built.cohorts.filter(
          ({ lane, inService }) => built.lanes[lane]!.feeder === f && inService <= 2031,
        );
        const kwp = on.reduce((sum, { capacityKwp }) => sum + capacityKwp, 0);
        const { made, used } = wires!.feeders[f]!;
        for (let h = 0; h < HOURS; h++)
          if (made[h]! - used[h]! > 1e-9) expect(made[h]!).toBeLessThanOrEqual(share * kwp + 1e-6);
      }
    }),
    { numRuns: 30 },
  );
});

test('what is fed in whole is used by no one on site, and full self-use feeds nothing in', () => {
  fc.assert(
    fc.property(counties, (spec) => {
      const input = countyOf(spec);
      const account = atOnce(accountYear(input, 2030));
      for (const [i, lane] of input.lanes.entries()) {
        const flow = account.lanes[i]!;
        if (lane.mode === 'fullFeedIn') expect(flow.usedOnSiteKwh + flow.sharedKwh).toBe(0);
        if (lane.mode === 'fullSelfUse') expect(flow.fedInKwh + flow.sharedKwh).toBe(0);
      }
    }),
    { numRuns: 30 },
  );
});

test('nothing is generated before the first year and after the last', () => {
  const input: AccountInput = {
    lanes: [
      {
        shape: shapeAt(4),
        mode: 'fullFeedIn',
        assumedUse: null,
        meter: null,
        group: null,
        transformer: null,
        feeder: null,
        station: null,
      },
    ],
    cohorts: [{ lane: 0, annualKwh: 1000, capacityKwp: 1, degradationPerYear: 0.01, inService: 2027 }],
    meters: [],
    groups: [],
    transformers: [],
    feeders: [],
    stations: [],
    lifetimeYears: 25,
    simultaneity: 1,
  };
  const of = (year: number) => atOnce(accountYear(input, year));
  expect(of(2026).total.generatedKwh).toBe(0);
  expect(of(2026).capacityKwp).toBe(0);
  expect(of(2027).total.generatedKwh).toBeCloseTo(1000, 6);
  expect(of(2037).total.generatedKwh).toBeCloseTo(1000 * 0.99 ** 10, 6);
  expect(of(2051).capacityKwp).toBe(1);
  expect(of(2052).total.generatedKwh).toBe(0);
});
