/**
 * What a spreadsheet takes for the beginning of a formula (OWASP, "CSV Injection"), half or full width: programs set to
 * Chinese or Japanese take both.
 */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
/**
 * Codes that a spreadsheet would make a rounded number of, or one without its first zeros: from twelve digits on it
 * shows, and writes on saving as text, 4.10225E+11.
 */
const CODE = /^(?:0\d+|\d{12,})$/;

/** A text led by an apostrophe where a spreadsheet would run it or round it; an import takes the apostrophe away. */
export const guarded = (text: string): string => (FORMULA.test(text) || CODE.test(text) ? `'${text}` : text);

/**
 * A cell of a text with tabs, as spreadsheets paste it: on one line, in quotes where it begins with one, and numbers
 * with the decimal mark of the planner's system.
 */
export function pastedCell(cell: string | number | null, decimalMark = '.'): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell).replace('.', decimalMark);
  const line = guarded(cell.replaceAll(/[\t\r\n]+/g, ' '));
  return line.startsWith('"') ? `"${line.replaceAll('"', '""')}"` : line;
}
