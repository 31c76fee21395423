import { describe, expect, test } from 'vitest';
import { type ArrayName, availableYears, generatedAgainst, realYears } from '../../bench/resource.ts';

/** Greatest difference of annual energy, generated over own hours. */
const REAL: [ArrayName, number][] = [
  ['horizontal', 0.02],
  ['south 30°', 0.02],
  ['vertical E/W', 0.02],
  ['tracker', 0.02],
];
/** The synthetic years have less beam at low sun than measured ones, which vertical arrays feel. */
const SYNTHETIC: [ArrayName, number][] = [
  ['horizontal', 0.015],
  ['south 30°', 0.025],
  ['vertical E/W', 0.06],
  ['tracker', 0.02],
];

const real = realYears();

describe('annual energy from generated hours', () => {
  test.for(availableYears().filter(({ name }) => name.startsWith('synthetic')))(
    'is near that of $name',
    ({ read }) => {
      const off = generatedAgainst(read());
      for (const [array, limit] of SYNTHETIC) expect(Math.abs(off[array]), array).toBeLessThan(limit);
    },
  );

  test.for(real)('is within 2 % of that of $name', ({ read }) => {
    const off = generatedAgainst(read());
    for (const [array, limit] of REAL) expect(Math.abs(off[array]), array).toBeLessThan(limit);
  });

  test('has the project’s own years to compare with', () => {
    if (real.length === 0) {
      console.log(
        'No measured year beside the project (REFERENCE_WEATHER_DIR): those comparisons are skipped.',
      );
    }
    expect(availableYears().length - real.length).toBe(2);
  });
});
