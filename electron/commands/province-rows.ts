import { PlannerError } from '../../shared/errors.ts';
import { type CountyRow, filesIn, readProvinceTable } from '../formats/province-table.ts';
import type { Session } from '../session/session.ts';
import type { HandlersOf } from './handler.ts';
import { reportError } from './report-error.ts';

export const provinceRows: Pick<HandlersOf<'province'>, 'province.table'> = {
  'province.table': (session, { table, ...said }, call) => {
    const rows = readProvinceTable(table);
    const known = codesOf(session, rows, table);
    const counties = rows.map((row) => {
      const { code, fault } = known.get(row)!;
      const error = fault && reportError(fault, said.language ?? call.language);
      return { line: row.line, countyCode: code, name: row.name, files: filesIn(row), error };
    });
    return { counties };
  },
};

/** Which county a row means. */
export interface Known {
  /** Of a county that is not known, as the table has it; null of a name that means none or several. */
  code: string | null;
  fault: PlannerError | null;
}

/**
 * The county that each row means, or why it means none that could be worked on.
 * @param table the file that the rows are of
 */
export function codesOf(
  { library }: Session,
  rows: readonly CountyRow[],
  table: string,
): Map<CountyRow, Known> {
  const seen = new Set<string>();
  const { rulePack: own } = library.versions();
  const meaning = (row: CountyRow): Known => {
    const where = { file: table, line: row.line };
    const asWritten = /^\d{6}$/.test(row.county) ? row.county : null;
    if (row.fault) return { code: asWritten, fault: row.fault };
    const code = codeOf(library, row.county);
    if (code instanceof PlannerError) {
      return { code: asWritten, fault: new PlannerError(code.code, code.params, where) };
    }
    if (seen.has(code)) {
      return { code, fault: new PlannerError('province.county-twice', { county: code }, where) };
    }
    seen.add(code);
    const { rulePack: wanted } = row;
    const other = wanted !== null && wanted !== own;
    return { code, fault: other ? new PlannerError('province.rule-pack', { wanted, own }, where) : null };
  };
  return new Map(rows.map((row) => [row, meaning(row)]));
}

const MOST_NAMESAKES = 50;

/** A county's code; `county.unknown` or `province.ambiguous` where there is none, or are several. */
function codeOf(library: Session['library'], county: string): string | PlannerError {
  try {
    if (/^\d+$/.test(county)) return library.counties().get(county).code;
  } catch (error) {
    if (error instanceof PlannerError) return error;
    throw error;
  }
  const { counties } = library.counties().list(county, MOST_NAMESAKES);
  const namesakes = counties.filter(({ name }) => name === county);
  if (namesakes.length > 1) return new PlannerError('province.ambiguous', { county });
  return namesakes[0]?.code ?? new PlannerError('county.unknown', { code: county });
}
