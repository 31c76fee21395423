import { describe, expect, it } from 'vitest';
import { measureIn } from '../../../shared/units.ts';

describe('the rating of several machines in one cell', () => {
  it.each([
    ['2×50MVA', 100],
    ['2x50', 100],
    ['50MVA×2台', 100],
    ['40+50MVA', 90],
    ['1×31.5 + 2×50 MVA', 131.5],
  ])('%s is their sum', (cell, value) => {
    expect(measureIn(cell, 'power')?.value).toBeCloseTo(value, 9);
  });
  it('is none where units differ or something else stands there, nor is a product an area', () => {
    for (const cell of ['50MW+500kW', '2×50MVA+1亩', '2×', '×50'])
      expect(measureIn(cell, 'power'), cell).toBeNull();
    expect(measureIn('12*15', 'area')).toBeNull();
  });
});
