import { basename } from 'node:path';
import { PlannerError } from '../../shared/errors.ts';
import type { ExistingPvFields } from '../../shared/existing-pv.ts';
import { existingPvFieldsSchema } from '../../shared/existing-pv.ts';
import { measureIn, UNITS, unitOfHeading } from '../../shared/units.ts';
import { delimiterOf, splitRow } from './csv.ts';
import { existingStateOf, yearIn } from './existing-pv-words.ts';
import { numberIn } from './import/attributes.ts';
import { tableText } from './table-text.ts';

/** Headings that hold each field, in English and Chinese. */
const HEADINGS = {
  name: /^(name|title)$|名称|户名|项目/i,
  longitude: /^(lon|lng|long|longitude|x)$|经度/i,
  latitude: /^(lat|latitude|y)$|纬度/i,
  state: /^(state|status)$|状态/i,
  kwpAc: /^kwp?_?ac$|^ac_?kwp?$|交流|并网容量|^备案容量/i,
  kwpDc: /^kwp?_?dc$|^dc_?kwp?$|^[km]wp?$|直流|装机|组件容量/i,
  voltageKv: /^(voltage|voltage_?kv|kv)$|电压/i,
  year: /^year$|年份|年度|并网时间|投产/i,
} as const;
type Column = keyof typeof HEADINGS;
const NEEDED: readonly Column[] = ['longitude', 'latitude', 'state'];
/** Columns of a measure, in what it is kept. */
const MEASURES = { kwpAc: 'kw', kwpDc: 'kw', voltageKv: 'kv' } as const;

/**
 * Reads a table of PV that is there or filed: a heading and one row each, of a workbook or UTF-8 or GBK, parted by commas,
 * semicolons or tabs. Powers and voltages are in the unit that their cell or their heading names, else in kW and kV.
 *
 * @param nameOf name of a row without one, by its number
 * @throws PlannerError `existing.no-column`, `existing.bad-row` with file and line
 */
export function readExistingPvCsv(path: string, nameOf: (number: number) => string): ExistingPvFields[] {
  const file = basename(path);
  const lines = tableText(path, file)
    .split(/\r?\n/)
    .map((text, index) => ({ text, line: index + 1 }))
    .filter(({ text }) => text.trim() !== '' && !text.startsWith('#'));
  const [first, ...rows] = lines;
  const delimiter = delimiterOf(first?.text ?? '');
  const headings = splitRow(first?.text ?? '', delimiter);
  const at = Object.fromEntries(
    Object.entries(HEADINGS).map(([column, words]) => [
      column,
      headings.findIndex((text) => words.test(text)),
    ]),
  ) as Record<Column, number>;
  for (const column of NEEDED) {
    if (at[column] < 0) throw new PlannerError('existing.no-column', { column }, { file, field: column });
  }
  if (at.kwpAc < 0 && at.kwpDc < 0) {
    throw new PlannerError('existing.no-column', { column: 'kwpAc / kwpDc' }, { file, field: 'kwpDc' });
  }
  return rows.map(({ text, line }, index) => {
    const cells = splitRow(text, delimiter);
    const cell = (column: Column) => cells[at[column]]?.trim() ?? '';
    const number = (column: Column) => (cell(column) === '' ? null : (numberIn(cell(column)) ?? Number.NaN));
    const refuse = (field: string, value: string): never => {
      throw new PlannerError('existing.bad-row', { field, value }, { file, line, field });
    };
    const measure = (column: keyof typeof MEASURES): number | null => {
      if (cell(column) === '') return null;
      const own = MEASURES[column];
      const { quantity } = UNITS[own];
      const read = measureIn(cell(column), quantity);
      if (!read) return Number.NaN;
      const unit = read.unit ?? unitOfHeading(headings[at[column]]!, quantity) ?? own;
      return Number(((read.value * UNITS[unit].size) / UNITS[own].size).toPrecision(15));
    };
    const parsed = existingPvFieldsSchema.safeParse({
      name: cell('name') || nameOf(index + 1),
      position: [number('longitude'), number('latitude')],
      state: existingStateOf(cell('state')),
      kwpAc: measure('kwpAc'),
      kwpDc: measure('kwpDc'),
      voltageKv: measure('voltageKv'),
      year: cell('year') === '' ? null : (yearIn(cell('year')) ?? Number.NaN),
      stationId: null,
      feederId: null,
      transformerId: null,
      notes: '',
    });
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const [key, part] = issue!.path;
      const column = (
        key === 'position' ? (['longitude', 'latitude'] as const)[Number(part) || 0] : key
      ) as Column;
      return refuse(column, cell(column));
    }
    const { kwpAc, kwpDc } = parsed.data;
    if (kwpAc === null && kwpDc === null) refuse('kwpDc', '');
    return parsed.data;
  });
}
