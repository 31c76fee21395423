import { expect, test } from 'vitest';
import { TOTALS } from '../../../electron/engine/array/totals.ts';
import { totalLossFraction } from '../../../electron/engine/conversion/losses.ts';
import {
  prepareEquipment,
  prepareSky,
  runArray,
  simulateArray,
  simulateYield,
} from '../../../electron/engine/yield.ts';
import { equipmentSchema } from '../../../shared/yield.ts';
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
  const loss = totalLossFraction(equipment.lossTree);
  for (const [place, year, sky] of [
    [beijing, beijingYear, beijingSky],
    [lhasa, lhasaYear, lhasaSky],
  ] as const) {
    const plain = plainChain(place, year, equipment, tiltDeg, azimuthDeg, loss);
    const fast = simulateArray(sky, { array: arrayOf({ tiltDeg, azimuthDeg }), ...equipment });
    expect(Math.abs(fast.annualKwh / plain.kwh - 1)).toBeLessThan(2e-6);
    expect(Math.abs(fast.annualPoaKwhM2 / plain.poa - 1)).toBeLessThan(1e-10);
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
  expect(Math.max(...result.hourlyAcW!)).toBeCloseTo(500, 9);
  expect(result.losses.find(({ name }) => name === 'clipping')!.fraction).toBeGreaterThan(0.05);
  const ample = equipmentSchema.parse({ inverter: { dcAcRatio: 0.7, nominalEfficiency: 0.96 } });
  const free = simulateArray(lhasaSky, { array: arrayOf(), ...ample });
  expect(free.losses.find(({ name }) => name === 'clipping')!.fraction).toBeCloseTo(0, 12);
});

test('a single loss figure replaces the loss tree', () => {
  const tree = simulateArray(beijingSky, { array: arrayOf(), ...equipment });
  const single = simulateArray(beijingSky, {
    array: arrayOf(),
    ...equipment,
    lossFraction: totalLossFraction(equipment.lossTree),
  });
  expect(single.annualKwh).toBeCloseTo(tree.annualKwh, 9);
  expect(single.losses.map(({ name }) => name)).toEqual([
    'incidence',
    'temperature',
    'system',
    'inverter',
    'clipping',
  ]);
  expect(tree.losses.map(({ name }) => name)).toContain('soiling');
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

test('a rear side adds energy, shows as a gain, and the steps still add up', () => {
  const rows = { gcr: 0.4, rowShading: true };
  const front = simulateArray(beijingSky, { array: arrayOf(rows), ...equipment });
  const both = simulateArray(beijingSky, { array: arrayOf({ ...rows, bifaciality: 0.8 }), ...equipment });
  const gain = both.annualKwh / front.annualKwh - 1;
  expect(gain).toBeGreaterThan(0.02);
  expect(gain).toBeLessThan(0.2);
  expect(both.losses.find(({ name }) => name === 'rear')!.fraction).toBeLessThan(0);
  const lost = both.losses.reduce((sum, { fraction }) => sum + fraction, 0);
  expect(lost).toBeCloseTo(1 - both.performanceRatio, 10);
});
