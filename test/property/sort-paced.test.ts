import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sortPaced } from '../../electron/session/sort-paced.ts';

const row = fc.record({ key: fc.integer({ min: 0, max: 50 }), id: fc.nat() });
const byKey = (a: { key: number }, b: { key: number }) => a.key - b.key;

it('sorts as the language does, equal rows in their first order, and leaves what it was given', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { maxLength: 40 }),
      fc.integer({ min: 1, max: 700 }),
      async (some, times) => {
        const rows = Array.from({ length: times }, () => some).flat();
        const given = rows.slice();
        expect(await sortPaced(rows, byKey)).toEqual(given.toSorted(byKey));
        expect(rows).toEqual(given);
      },
    ),
    { numRuns: 40 },
  );
});

it('lets others have a turn while it sorts very many', async () => {
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  const rows = Array.from({ length: 300_000 }, (_, i) => ({ key: (i * 7919) % 300_007, id: i }));
  const sorted = await sortPaced(rows, byKey);
  clearInterval(timer);
  expect(turns).toBeGreaterThan(0);
  expect(sorted[0]!.key).toBe(0);
});
