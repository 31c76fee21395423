import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addingUp, addingUpBothWays } from '../../../electron/report/adding.ts';

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

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

test('a table adds up by rows and columns to the rounded sums of both, and what is nought stays so', () => {
  const size = fc.record({ rows: fc.integer({ min: 1, max: 20 }), columns: fc.integer({ min: 1, max: 6 }) });
  const tables = size.chain(({ rows, columns }) =>
    fc.array(
      fc.array(fc.double({ min: 0.05, max: 1e3, noNaN: true }), { minLength: columns, maxLength: columns }),
      { minLength: rows, maxLength: rows },
    ),
  );
  fc.assert(
    fc.property(tables, (cells) => {
      const printed = addingUpBothWays(cells, 2).map((row) => row.map((value) => Math.round(value * 100)));
      const hundredths = (values: number[]) => addingUp(values, 2).map((value) => Math.round(value * 100));
      const columnsOf = (table: number[][]) => table[0]!.map((_, at) => total(table.map((row) => row[at]!)));
      expect(printed.map(total)).toEqual(hundredths(cells.map(total)));
      expect(columnsOf(printed)).toEqual(hundredths(columnsOf(cells)));
      expect(printed.flat().every((value) => value >= 0)).toBe(true);
    }),
  );
  expect(
    addingUpBothWays(
      [
        [0, 1.005],
        [1.004, 0],
      ],
      2,
    )[0]![0],
  ).toBe(0);
});

test('the sums of rows are those that other tables print', () => {
  // Rows of 1.008 and 2.008 print 1.01 and 2.01 elsewhere; cells rounded one by one would give 1.00 and 2.02.
  const printed = addingUpBothWays(
    [
      [0.504, 0.504],
      [1.004, 1.004],
    ],
    2,
  );
  expect(printed.map((row) => total(row).toFixed(2))).toEqual(['1.01', '2.01']);
});
