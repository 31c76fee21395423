import { basename } from 'node:path';
import { PlannerError } from '../../shared/errors.ts';
import { type RuleRow, ruleRowSchema } from '../../shared/rule-pack.ts';
import { tableDelimiter, tableRows } from './csv.ts';
import { decodeText } from './decode-text.ts';
import { csvCell } from './export/csv.ts';
import { readWhole } from './plain-file.ts';

/** Columns of a file of rules, those of the program's own. */
const COLUMNS = [
  ...['id', 'kind', 'region', 'value', 'unit', 'validFrom', 'validTo', 'document', 'status', 'source'],
] as const satisfies readonly (keyof RuleRow)[];

const MOST_ROWS = 10_000;

/** A figure as a number, words as they are, nothing as not known. */
export const figureOf = (text: string): RuleRow['value'] =>
  text === '' ? null : /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;

/**
 * Reads a file of rules: a table with the columns above in any order, lines that begin with `#` left out.
 *
 * @param checked a row as it is to be taken; what it throws is told with the row's line
 * @throws PlannerError `rules.no-columns`, `rules.bad-row` with its line and what is wrong, `rules.too-many`
 */
export function readRuleFile(path: string, checked = (row: RuleRow): RuleRow => row): RuleRow[] {
  const file = basename(path);
  const text = decodeText(readWhole(path));
  const rows = [...tableRows(text, tableDelimiter(text))].filter(
    ({ cells }) => cells.some((cell) => cell.trim() !== '') && !cells[0]!.startsWith('#'),
  );
  const header = rows.shift()?.cells.map((cell) => cell.trim()) ?? [];
  const missing = COLUMNS.filter((name) => !header.includes(name));
  if (missing.length > 0)
    throw new PlannerError('rules.no-columns', { columns: missing.join(', ') }, { file });
  if (rows.length > MOST_ROWS) throw new PlannerError('rules.too-many', { n: MOST_ROWS }, { file });
  return rows.map(({ cells, line }) => {
    const cell = (name: (typeof COLUMNS)[number]) =>
      (cells[header.indexOf(name)] ?? '').trim().replace(/^'(?=[=+\-@])/, '');
    const parsed = ruleRowSchema.safeParse({
      ...Object.fromEntries(COLUMNS.map((name) => [name, cell(name)])),
      value: figureOf(cell('value')),
      validTo: cell('validTo') || null,
    });
    if (parsed.success) {
      try {
        return checked(parsed.data);
      } catch (error) {
        if (!(error instanceof PlannerError)) throw error;
        throw new PlannerError(error.code, error.params, { ...error.where, file, line });
      }
    }
    const fields = [...new Set(parsed.error.issues.map(({ path: at }) => at.join('.')))].join(', ');
    throw new PlannerError('rules.bad-row', { line, fields }, { file, line });
  });
}

/** Rules as a table that {@link readRuleFile} reads. */
export function ruleFile(rules: readonly RuleRow[]): string {
  const rows = rules.map((rule) => COLUMNS.map((name) => csvCell(rule[name])).join(','));
  return `\ufeff${[COLUMNS.join(','), ...rows].join('\r\n')}\r\n`;
}
