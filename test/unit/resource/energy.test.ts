import { describe, expect, test } from 'vitest';
import { sunYear } from '../../../electron/engine/resource/sun.ts';
import type { WeatherYear } from '../../../shared/weather.ts';
import { type ArrayName, availableYears, generatedAgainst, realYears } from '../../bench/resource.ts';

/** Greatest difference of annual energy, generated over own hours. */
const REAL: [ArrayName, number][] = [
  ['horizontal', 0.02],
  ['south 30°', 0.02],
];
/** Arrays that feel the beam at low sun: all years whose clock is right but one in six. */
const LOW_SUN: [ArrayName, number][] = [
  ['vertical E/W', 0.03],
  ['tracker', 0.02],
];
/** The synthetic years were split without the air mass: they have less beam at low sun than measured ones. */
const SYNTHETIC: [ArrayName, number][] = [
  ['horizontal', 0.015],
  ['south 30°', 0.025],
  ['vertical E/W', 0.09],
  ['tracker', 0.048],
];

/** Whether a year's parts belong to the sun at the middle of each hour; a clock half an hour off shows here. */
function closes(year: WeatherYear): boolean {
  const { cosZenith } = sunYear(year, 2023);
  const lit = Array.from(cosZenith.keys()).filter((i) => cosZenith[i]! > 0.065 && year.dniWm2[i]! > 100);
  const gap = (i: number) => year.ghiWm2[i]! - year.dhiWm2[i]! - year.dniWm2[i]! * cosZenith[i]!;
  return Math.sqrt(lit.reduce((sum, i) => sum + gap(i) ** 2, 0) / lit.length) < 10;
}

const real = realYears();

describe('annual energy from generated hours', () => {
  test.for(availableYears().filter(({ name }) => name.startsWith('synthetic')))(
    'is near that of $name',
    ({ read }) => {
      const off = generatedAgainst(read());
      for (const [array, limit] of SYNTHETIC) expect(Math.abs(off[array]), array).toBeLessThan(limit);
    },
  );

  const differences = new Map<string, Record<ArrayName, number>>();
  test.for(real)('is within 2 % of that of $name', ({ name, read }) => {
    const year = read();
    const off = generatedAgainst(year);
    if (closes(year)) differences.set(name, off);
    for (const [array, limit] of REAL) expect(Math.abs(off[array]), array).toBeLessThan(limit);
  });

  test.skipIf(real.length === 0)(
    'of vertical rows and trackers is near that of nearly all real years',
    () => {
      for (const [array, limit] of LOW_SUN) {
        const near = [...differences.values()].filter((off) => Math.abs(off[array]) < limit);
        expect(near.length, array).toBeGreaterThanOrEqual(Math.floor((differences.size * 5) / 6));
      }
    },
  );

  test('has the project’s own years to compare with', () => {
    if (real.length === 0) {
      console.log(
        'No measured year beside the project (REFERENCE_WEATHER_DIR): those comparisons are skipped.',
      );
    }
    expect(availableYears().length - real.length).toBe(2);
  });
});
