import { PlannerError } from '../../shared/errors.ts';
import { decimalOf } from '../../shared/units.ts';

/** A comma with three digits after it: thousands or decimals. */
const UNCLEAR = /^[-+]?[1-9]\d{0,2},\d{3}$/;

/**
 * Numbers of a whole column, whose commas mean the same in every cell: what one cell leaves open (1,050) another says
 * (12,5 or 987).
 * @param isComma whether commas part the table's cells too, so that one in a cell marks thousands
 * @returns null for cells that are no numbers
 * @throws PlannerError `load.unclear-number` where no cell says
 */
export function columnNumbers(cells: readonly string[], isComma: boolean, file: string): (number | null)[] {
  const bare = cells.map((cell) => cell.normalize('NFKC').replace(/\s/g, ''));
  // Points that part thousands in one cell (1.050,5) part them in all.
  if (bare.some((cell) => /^[-+]?\d{1,3}(\.\d{3})+,\d+$/.test(cell))) {
    return bare.map((cell) =>
      /^[-+]?\d{1,3}(\.\d{3})+$/.test(cell) ? Number(cell.replaceAll('.', '')) : decimalOf(cell),
    );
  }
  const unclear = bare.find((cell) => UNCLEAR.test(cell));
  if (unclear === undefined) return bare.map(decimalOf);
  const plain = bare.filter((cell) => /^[-+]?\d+$/.test(cell)).map(Number);
  const decimal =
    bare.some((cell) => /^[-+]?\d+,(\d{1,2}|\d{4,})$|^[-+]?0,\d+$|^[-+]?\d{4,},\d+$/.test(cell)) ||
    plain.some((value) => value >= 1000);
  const thousands = bare.some((cell) => /,\d{3}[.,]\d|\.\d/.test(cell)) || plain.length > 0;
  if (decimal) {
    return bare.map((cell) => (UNCLEAR.test(cell) ? Number(cell.replace(',', '.')) : decimalOf(cell)));
  }
  if (!thousands && !isComma) throw new PlannerError('load.unclear-number', { value: unclear }, { file });
  return bare.map(decimalOf);
}
