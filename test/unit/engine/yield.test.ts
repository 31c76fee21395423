import { expect, test } from 'vitest';
import { TOTALS } from '../../../electron/engine/array/totals.ts';
import {
  prepareEquipment,
  prepareSky,
  runArray,
  simulateArray,
  simulateYield,
} from '../../../electron/engine/yield.ts';
import { equipmentSchema, lossTreeSchema } from '../../../shared/yield.ts';
import { plainChain } from './chain.ts';
import {
  arrayOf,
  beijing,
  beijingSky,
  beijingYear,
  equipment,
  lhasa,
  lhasaSky,
  lhasaYear,
} from './sample.ts';

test.each([
  [0, 180],
  [25, 200],
  [60, 75],
  [90, 0],
])('the fast loop equals the models called one by one at %d° facing %d°', (tiltDeg, azimuthDeg) => {
  for (const [place, year, sky] of [
    [beijing, beijingYear, beijingSky],
    [lhasa, lhasaYear, lhasaSky],
  ] as const) {
    for (const own of [
      {},
      { lossFraction: 0.14 },
      { inverter: { dcAcRatio: 1.6, nominalEfficiency: 0.97 } },
    ]) {
      const made = equipmentSchema.parse(own);
      const plain = plainChain(place, year, sky, made, tiltDeg, azimuthDeg);
      const fast = simulateArray(sky, { array: arrayOf({ tiltDeg, azimuthDeg }), ...made });
      // The tables of low light and diffuse modifiers are read linearly.
      const close = made.lossFraction === undefined ? 5e-5 : 2e-6;
      expect(Math.abs(fast.annualKwh / plain.kwh - 1)).toBeLessThan(close);
      expect(Math.abs(fast.annualPoaKwhM2 / plain.poa - 1)).toBeLessThan(1e-10);
    }
  }
});

test('months and hours add up to the year', () => {
  const result = simulateYield(beijing, beijingYear, {
    array: arrayOf({ capacityKwp: 7 }),
    ...equipment,
    hourly: true,
  });
  const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
  expect(sum(result.monthlyKwh)).toBeCloseTo(result.annualKwh, 8);
  expect(sum(result.monthlyPoaKwhM2)).toBeCloseTo(result.annualPoaKwhM2, 8);
  expect(sum(result.hourlyAcW!) / 1000).toBeCloseTo(result.annualKwh, 6);
  expect(result.hourlyAcW).toHaveLength(8760);
  expect(result.specificYieldKwhPerKwp * 7).toBeCloseTo(result.annualKwh, 8);
});

test('the inverter never gives more than its rating, and clipping shows as a loss', () => {
  const undersized = equipmentSchema.parse({ inverter: { dcAcRatio: 2, nominalEfficiency: 0.96 } });
  const result = simulateArray(lhasaSky, { array: arrayOf(), ...undersized, hourly: true });
  // Cables, transformer and stops come behind the inverter.
  expect(Math.max(...result.hourlyAcW!)).toBeCloseTo(500 * 0.99 * 0.99 * 0.97, 9);
  expect(result.losses.find(({ name }) => name === 'clipping')!.fraction).toBeGreaterThan(0.05);
  const ample = equipmentSchema.parse({ inverter: { dcAcRatio: 0.7, nominalEfficiency: 0.96 } });
  const free = simulateArray(lhasaSky, { array: arrayOf(), ...ample });
  expect(free.losses.find(({ name }) => name === 'clipping')!.fraction).toBeCloseTo(0, 12);
});

test('a single loss figure replaces the loss tree and what is worked out beside it', () => {
  const plain = { lossFraction: 0.1408 };
  const single = simulateArray(beijingSky, { array: arrayOf(), ...equipment, ...plain });
  const names = single.losses.map(({ name }) => name);
  expect(names).toEqual(['incidence', 'temperature', 'system', 'inverter', 'clipping']);
  const tree = lossTreeSchema.parse(
    Object.fromEntries(Object.keys(lossTreeSchema.shape).map((key) => [key, 0.3])),
  );
  const other = simulateArray(beijingSky, { array: arrayOf(), ...equipment, ...plain, lossTree: tree });
  expect(other.annualKwh).toBe(single.annualKwh);
  // Shade that is worked out changes nothing of the one figure either.
  const known = simulateArray(beijingSky, { array: arrayOf(), ...equipment, ...plain }, undefined, []);
  expect(known.annualKwh).toBe(single.annualKwh);
});

test('every loss of the chain is named', () => {
  const result = simulateArray(beijingSky, { array: arrayOf(), ...equipment });
  expect(result.losses.map(({ name }) => name)).toEqual([
    ...['incidence', 'diffuseIncidence', 'temperature', 'lowLight'],
    ...['soiling', 'shading', 'snow', 'mismatch', 'wiring', 'connections'],
    ...['lightInducedDegradation', 'nameplate', 'age'],
    ...['inverter', 'clipping', 'clippingWithinHour', 'acCables', 'transformer', 'availability'],
  ]);
  const taken = (name: string) => result.losses.find((step) => step.name === name)!.fraction;
  // Half of the light is diffuse, of which some 4.6 % does not pass the glass.
  expect(taken('diffuseIncidence')).toBeGreaterThan(0.015);
  expect(taken('diffuseIncidence')).toBeLessThan(0.03);
  expect(taken('lowLight')).toBeGreaterThan(0.004);
  expect(taken('lowLight')).toBeLessThan(0.02);
  expect(taken('acCables') / taken('transformer')).toBeCloseTo(1 / 0.99, 6);
});

test('a flat share for shade counts only where no shade is worked out', () => {
  const shading = (changes: object, horizon: number[] | null) => {
    const spec = { array: arrayOf(changes), ...equipment };
    return simulateArray(beijingSky, spec, undefined, horizon).losses.find(({ name }) => name === 'shading');
  };
  expect(shading({}, null)!.fraction).toBeGreaterThan(0.02);
  expect(shading({}, [10, 10, 10, 10])).toBeUndefined();
  expect(shading({}, [])).toBeUndefined();
  expect(shading({ gcr: 0.4, rowShading: true }, null)).toBeUndefined();
});

test('energy lost to stops is not clipped energy, and takes its share of every hour', () => {
  const off = { ...equipment, lossTree: { ...equipment.lossTree, availability: 0.5 } };
  const undersized = { inverter: { dcAcRatio: 2, nominalEfficiency: 0.96 } };
  const full = simulateArray(lhasaSky, { array: arrayOf(), ...equipment, ...undersized });
  const half = simulateArray(lhasaSky, { array: arrayOf(), ...off, ...undersized });
  expect(half.annualKwh / full.annualKwh).toBeCloseTo(0.5 / 0.97, 9);
});

test('sun between clouds is clipped more than the mean of the hour, and not in clear or dull hours', () => {
  const sized = (dcAcRatio: number) => ({ inverter: { dcAcRatio, nominalEfficiency: 0.96 } });
  const within = (sky: typeof beijingSky, dcAcRatio: number) =>
    simulateArray(sky, { array: arrayOf(), ...equipment, ...sized(dcAcRatio) }).losses.find(
      ({ name }) => name === 'clippingWithinHour',
    )!.fraction;
  expect(within(beijingSky, 1)).toBeLessThan(1e-4);
  expect(within(beijingSky, 1.5)).toBeGreaterThan(0.003);
  expect(within(beijingSky, 1.5)).toBeLessThan(0.03);
  const steady = { ...beijingSky, broken: new Float64Array(beijingSky.count) };
  expect(within(steady, 1.5)).toBe(0);
  expect(Math.max(...beijingSky.broken)).toBeLessThanOrEqual(0.9);
  expect(Math.min(...beijingSky.broken)).toBe(0);
});

test('a tracker that cannot turn is a level array, and one that can yields more', () => {
  const level = simulateArray(beijingSky, { array: arrayOf({ tiltDeg: 0 }), ...equipment });
  const tracker = { mount: 'single-axis-tracker', gcr: 0.35 } as const;
  const stuck = simulateArray(beijingSky, { array: arrayOf({ ...tracker, maxAngleDeg: 0 }), ...equipment });
  const moving = simulateArray(beijingSky, { array: arrayOf(tracker), ...equipment });
  expect(stuck.annualKwh).toBeCloseTo(level.annualKwh, 8);
  expect(moving.annualKwh).toBeGreaterThan(1.1 * level.annualKwh);
  // An axis has no head and tail.
  const reversed = simulateArray(beijingSky, {
    array: arrayOf({ ...tracker, axisAzimuthDeg: 0 }),
    ...equipment,
  });
  expect(reversed.annualKwh).toBeCloseTo(moving.annualKwh, 8);
});

test('rows far apart lose nothing to each other; close rows lose more the closer they stand', () => {
  for (const mount of ['fixed', 'single-axis-tracker'] as const) {
    const kwh = (gcr: number, rowShading: boolean) =>
      simulateArray(beijingSky, {
        array: arrayOf({ mount, gcr, rowShading, backtrack: false }),
        ...equipment,
        // No flat share for shade on either side.
        lossTree: { ...equipment.lossTree, shading: 0 },
      }).annualKwh;
    expect(kwh(0.001, true) / kwh(0.001, false)).toBeCloseTo(1, 3);
    expect(kwh(0.3, true)).toBeLessThan(kwh(0.3, false));
    expect(kwh(0.5, true)).toBeLessThan(kwh(0.3, true));
    expect(kwh(0.8, true)).toBeLessThan(kwh(0.5, true));
  }
});

test('shade between rows is a step of its own, against the light of a row alone', () => {
  const alone = simulateArray(beijingSky, { array: arrayOf({ gcr: 0.6 }), ...equipment });
  const shaded = simulateArray(beijingSky, { array: arrayOf({ gcr: 0.6, rowShading: true }), ...equipment });
  expect(shaded.annualPoaKwhM2).toBeCloseTo(alone.annualPoaKwhM2, 9);
  expect(shaded.losses[0]!.name).toBe('rowShading');
  expect(shaded.losses[0]!.fraction).toBeGreaterThan(0.02);
});

test('a skyline takes light, a flat one none', () => {
  const spec = { array: arrayOf(), ...equipment };
  const open = simulateArray(beijingSky, spec).annualKwh;
  const under = (horizon: number[]) =>
    simulateArray(prepareSky(beijing, beijingYear, { horizon }), spec).annualKwh;
  expect(under([0, 0, 0, 0])).toBeCloseTo(open, 6);
  const hills = under([10, 10, 10, 10]);
  const south = under([0, 0, 40, 0]);
  expect(hills).toBeLessThan(open);
  expect(under([20, 20, 20, 20])).toBeLessThan(hills);
  expect(south).toBeLessThan(under([40, 0, 0, 0]));
});

test('sky series can be laid in shared memory without changing a result', () => {
  const shared = prepareSky(beijing, beijingYear, { shared: true });
  expect(shared.east.buffer).toBeInstanceOf(SharedArrayBuffer);
  const spec = { array: arrayOf(), ...equipment };
  expect(simulateArray(shared, spec)).toEqual(simulateArray(beijingSky, spec));
});

test('the rear of upright rows sees what the front of rows facing the other way sees', () => {
  for (const sky of [beijingSky, lhasaSky]) {
    const sums = (azimuthDeg: number, bifaciality: number) => {
      const out = new Float64Array(TOTALS.length);
      const array = arrayOf({ tiltDeg: 90, azimuthDeg, gcr: 0.3, rowShading: true, bifaciality });
      runArray(sky, prepareEquipment(sky, equipment), array, out);
      return out;
    };
    const rear = sums(90, 0.8)[TOTALS.rear]!;
    expect(rear / (0.8 * 0.98 * sums(270, 0)[TOTALS.received]!)).toBeCloseTo(1, 12);
  }
});

test('a rear side adds energy and counts in the performance ratio, and the steps still add up', () => {
  const rows = { gcr: 0.4, rowShading: true };
  const front = simulateArray(beijingSky, { array: arrayOf(rows), ...equipment });
  const both = simulateArray(beijingSky, { array: arrayOf({ ...rows, bifaciality: 0.8 }), ...equipment });
  const gain = both.annualKwh / front.annualKwh - 1;
  expect(gain).toBeGreaterThan(0.02);
  expect(gain).toBeLessThan(0.2);
  expect(front.annualRearKwhM2).toBe(0);
  expect(both.annualRearKwhM2).toBeGreaterThan(0.02 * both.annualPoaKwhM2);
  const light = both.annualPoaKwhM2 + both.annualRearKwhM2;
  expect(both.performanceRatio).toBeCloseTo(both.specificYieldKwhPerKwp / light, 12);
  expect(both.performanceRatio).toBeLessThan(front.performanceRatio + 0.01);
  const lost = both.losses.reduce((sum, { fraction }) => sum + fraction, 0);
  expect(lost).toBeCloseTo(1 - both.performanceRatio, 10);
});

test('modules back to back are two faces: flat ones lose nothing, and the inverter sees the mean of both', () => {
  const kwh = (changes: object, own: object = {}) =>
    simulateArray(beijingSky, { array: arrayOf(changes), ...equipment, ...own });
  const pair = { tiltDeg: 12, azimuthDeg: 90, twoFaces: true };
  const [east, west] = [90, 270].map((azimuthDeg) => kwh({ tiltDeg: 12, azimuthDeg }));
  const both = kwh(pair);
  expect(both.annualPoaKwhM2).toBeCloseTo((east!.annualPoaKwhM2 + west!.annualPoaKwhM2) / 2, 6);
  // Part load costs a shared inverter less, clipping too.
  const mean = (east!.annualKwh + west!.annualKwh) / 2;
  expect(both.annualKwh).toBeGreaterThanOrEqual(mean * 0.9999);
  expect(both.annualKwh).toBeLessThan(mean * 1.01);
  expect(kwh({ ...pair, azimuthDeg: 270 }).annualKwh).toBeCloseTo(both.annualKwh, 6);
  expect(kwh({ tiltDeg: 0, twoFaces: true }).annualKwh).toBeCloseTo(kwh({ tiltDeg: 0 }).annualKwh, 3);
  // One face alone would be south; the pair is not.
  const south = { tiltDeg: 30, azimuthDeg: 180 };
  expect(kwh({ ...south, twoFaces: true }).annualKwh).toBeLessThan(0.9 * kwh(south).annualKwh);
  const undersized = { inverter: { dcAcRatio: 2, nominalEfficiency: 0.96 } };
  const hours = simulateArray(beijingSky, {
    array: arrayOf(pair),
    ...equipment,
    ...undersized,
    hourly: true,
  });
  expect(Math.max(...hours.hourlyAcW!)).toBeLessThanOrEqual(500 * 0.99 * 0.99 * 0.97 + 1e-9);
  expect(hours.hourlyAcW!.reduce((a, b) => a + b, 0) / 1000).toBeCloseTo(hours.annualKwh, 6);
  const lost = hours.losses.reduce((sum, { fraction }) => sum + fraction, 0);
  expect(lost).toBeCloseTo(1 - hours.performanceRatio, 10);
});

test('ridges of rows back to back shade each other little', () => {
  const kwh = (gcr: number) =>
    simulateArray(beijingSky, {
      array: arrayOf({ tiltDeg: 10, azimuthDeg: 90, twoFaces: true, gcr, rowShading: true }),
      ...equipment,
    }).annualKwh;
  expect(kwh(0.85) / kwh(0.01)).toBeLessThan(1);
  expect(kwh(0.85) / kwh(0.01)).toBeGreaterThan(0.95);
});
