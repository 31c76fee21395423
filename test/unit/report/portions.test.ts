import fc from 'fast-check';
import { expect, test } from 'vitest';
import { portionsOf } from '../../../electron/report/portions.ts';

test('rows are parted in their order, none lost, none longer than allowed and none of a few rows', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 2, max: 400 }), (count, most) => {
      const rows = Array.from({ length: count }, (_, i) => i);
      const parts = portionsOf(rows, most);
      expect(parts.flatMap((part) => part.rows)).toEqual(rows);
      for (const { rows: part, from } of parts) {
        expect(part.length).toBeLessThanOrEqual(most);
        if (part.length > 0) expect(part[0]).toBe(from);
        if (parts.length > 1) expect(part.length).toBeGreaterThanOrEqual(Math.floor(most / 2));
      }
    }),
  );
});
