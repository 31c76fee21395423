import { describe, expect, test } from 'vitest';
import { mounted } from '../../electron/engine/conversion/mounting.ts';
import { simulateYield } from '../../electron/engine/yield.ts';
import { arraySchema, equipmentSchema, type Mounting } from '../../shared/yield.ts';
import { beijing, beijingYear, lhasa, lhasaYear } from '../unit/engine/sample.ts';
import { fuentes } from './fuentes.ts';

const SOUTH = { tilt: 20, albedo: 0.2 };
/** Change of power with temperature of PVWatts' standard and premium modules, 1/K. */
const GAMMAS = [-0.0047, -0.0035];

/** Light on a level plane stands for that on a roof: both models see the same. */
const LIGHT = [
  { name: 'Beijing', place: beijing, year: beijingYear },
  { name: 'Lhasa', place: lhasa, year: lhasaYear },
];

const energy = (year: typeof beijingYear, cellC: (hour: number) => number, gamma: number): number =>
  year.ghiWm2.reduce((sum, light, hour) => sum + light * (1 + gamma * (cellC(hour) - 25)), 0);

describe.each(LIGHT)('a year of module temperature in $name', ({ year }) => {
  test.each([
    ['rack', 45, 0.007],
    ['roof', 49, 0.004],
  ] as const)('%s agrees with PVWatts 5 at an installed NOCT of %i °C', (mounting, inoctC, share) => {
    const reference = fuentes(year.ghiWm2, year.airTemperatureC, year.windMs, inoctC);
    const { u0, u1 } = mounted(equipmentSchema.parse({}), mounting).temperature;
    const ours = (hour: number) =>
      year.airTemperatureC[hour]! + year.ghiWm2[hour]! / (u0 + u1 * year.windMs[hour]!);
    for (const gamma of GAMMAS) {
      const ratio = energy(year, ours, gamma) / energy(year, (hour) => reference[hour]!, gamma);
      expect(Math.abs(ratio - 1)).toBeLessThan(share);
    }
  });
});

test('the reference model meets the temperatures it is named by', () => {
  // At 800 W/m², 20 °C and 1 m/s at the module after days without change.
  const still = 1 / (5 / 9.144) ** 0.2;
  for (const inoctC of [45, 49]) {
    const hours = Array<number>(72).fill(0);
    const reached = fuentes(
      hours.map(() => 800),
      hours.map(() => 20),
      hours.map(() => still),
      inoctC,
    ).at(-1)!;
    expect(reached).toBeCloseTo(inoctC, 1);
  }
});

describe('arrays', () => {
  const array = (changes: object) =>
    arraySchema.parse({ mount: 'fixed', tiltDeg: SOUTH.tilt, capacityKwp: 1, ...changes });
  const yieldOf = (changes: object) =>
    simulateYield(beijing, beijingYear, { array: array(changes), ...equipmentSchema.parse({}) });

  test('the less air behind modules, the less they yield', () => {
    const [rack, roof, flush] = (['rack', 'roof', 'flush'] as Mounting[]).map(
      (mounting) => yieldOf({ mounting }).annualKwh,
    );
    expect(roof! / rack!).toBeGreaterThan(0.983);
    expect(roof! / rack!).toBeLessThan(0.995);
    expect(flush! / roof!).toBeLessThan(0.97);
    expect(yieldOf({}).annualKwh).toBe(rack);
  });

  test.each([
    [{ mount: 'single-axis-tracker', mounting: 'flush' }, 'yield.tracker-on-roof'],
    [{ mount: 'single-axis-tracker', mounting: 'roof' }, 'yield.tracker-on-roof'],
    [{ mount: 'single-axis-tracker', twoFaces: true }, 'yield.tracker-two-faces'],
    [{ bifaciality: 0.7 }, 'yield.rear-needs-rows'],
    [{ bifaciality: 0.7, gcr: 0.4, rowShading: true, twoFaces: true }, 'yield.rear-needs-rows'],
    [{ bifaciality: 0.7, gcr: 0.4 }, 'yield.rear-needs-rows'],
  ])('%o is refused', (changes, code) => {
    expect(() => yieldOf(changes)).toThrowError(expect.objectContaining({ code }));
  });
});
