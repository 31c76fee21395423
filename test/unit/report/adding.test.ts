import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addingUp } from '../../../electron/report/adding.ts';

test('rounded numbers add up to their rounded sum, each off by less than one of its last decimal', () => {
  const amounts = fc.array(fc.double({ min: 0, max: 1e5, noNaN: true }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(amounts, fc.integer({ min: 0, max: 3 }), (values, digits) => {
      const rounded = addingUp(values, digits);
      const scale = 10 ** digits;
      const sum = values.reduce((total, value) => total + value * scale, 0);
      const printed = rounded.reduce((total, value) => total + Math.round(value * scale), 0);
      expect(printed).toBe(Math.round(sum));
      for (const [i, value] of values.entries()) {
        expect(Math.abs(rounded[i]! - value) * scale).toBeLessThan(1 + 1e-6);
      }
    }),
  );
});
