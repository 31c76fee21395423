import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { linesOf } from '../../../renderer/sites/table-lines.ts';
import type { SiteGroupSum } from '../../../shared/site-page.ts';

/** Groups of so many sites each, one after another. */
const groupsOf = (counts: readonly number[]) => {
  let from = 0;
  return counts.map((count, i) => {
    const group = { key: `g${i}`, count, from } as SiteGroupSum;
    from += count;
    return group;
  });
};

it('has a line for each group and for each site of those that are unfolded, in order', () => {
  const counts = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(counts, fc.array(fc.nat(5)), (sizes, folds) => {
      const groups = groupsOf(sizes);
      const folded = new Set(folds.map((i) => `g${i}`));
      const lines = linesOf(
        sizes.reduce((sum, size) => sum + size, 0),
        groups,
        folded,
      );
      const expected = groups.flatMap((group) => [
        { group },
        ...(folded.has(group.key)
          ? []
          : Array.from({ length: group.count }, (_, i) => ({ site: group.from + i }))),
      ]);
      expect(Array.from({ length: lines.count }, (_, i) => lines.at(i))).toEqual(expected);
      expected.forEach((line, i) => {
        if ('site' in line) expect(lines.lineOf(line.site)).toBe(i);
      });
    }),
  );
});

it('is the sites alone where nothing is grouped', () => {
  const lines = linesOf(3, [], new Set());
  expect([lines.count, lines.at(2), lines.lineOf(1)]).toEqual([3, { site: 2 }, 1]);
});
