import { basename } from 'node:path';
import { utcHour } from '../../shared/civil-time.ts';
import { PlannerError } from '../../shared/errors.ts';
import { HOURS_PER_YEAR } from '../../shared/weather.ts';
import { decodeText } from './decode-text.ts';
import { unitInRemarks, unitSize } from './load-table.ts';
import { readWhole } from './plain-file.ts';
import { readYearColumn, type Sought, type YearColumn } from './year-column.ts';

const LOAD: Sought = {
  kind: 'load',
  words: /负荷|功率|有功|用电|电量|load|power|demand|consumption|kwh?\b|mwh?\b/i,
  // Columns of other things than what is used: reactive, prices, counts.
  others: /无功|reactive|kvar|电价|price|温度|temp|序号|index|标志|flag|status|质量|quality/i,
  fits: (value) => value >= 0,
};

/**
 * Reads a year of measured load; see {@link readYearColumn}. The values are mean powers, or energies where the heading
 * says kWh.
 *
 * @param column heading of the values, where there are several columns of numbers
 * @returns kWh of 8760 UTC hours
 * @throws PlannerError `load.bad-length`, `load.bad-value`, `load.readings`, `load.which-column`, `load.no-column`, `load.times`, `load.gap`
 */
export function readLoadCsv(path: string, column?: string): { name: string; hoursKwh: Float64Array } {
  const file = basename(path);
  const year = readYearColumn(decodeText(readWhole(path)), file, LOAD, column);
  assertNoReadings(year, file);
  const kwh = kwhPerValue(year.heading, year.remarks, year.perDay);
  const hoursKwh = new Float64Array(HOURS_PER_YEAR);
  year.hours.forEach((hour, index) => {
    if (hour !== null) hoursKwh[utcHour(hour)]! += year.values[index]! * kwh;
  });
  return { name: file, hoursKwh };
}

const READING_WORDS = /表底|底码|示数|示值|读数|抄见|累计|累积|reading|cumulat|register/i;
/** Share of rows with a value of their own from which a series that never falls is a meter's, whatever its heading. */
const GROWS = 0.5;

/**
 * What a meter shows only grows (or, the newest first, falls); a load does both.
 * @throws PlannerError `load.readings`
 */
function assertNoReadings({ values, heading }: YearColumn, file: string): void {
  const never = (turn: 1 | -1) =>
    values.every((value, index) => index === 0 || turn * (value - values[index - 1]!) >= 0);
  if (values[0] === values.at(-1) || !(never(1) || never(-1))) return;
  if (READING_WORDS.test(heading) || new Set(values).size > GROWS * values.length)
    throw new PlannerError('load.readings', { column: heading || '—' }, { file });
}

/** kWh that a value of 1 stands for, by what its heading or else the title says it is in; kW where nothing says. */
function kwhPerValue(heading: string, remarks: string, perDay: number): number {
  const { size, isEnergy } = unitSize(heading) ?? unitInRemarks(remarks) ?? { size: 1, isEnergy: false };
  return isEnergy ? size : (size * 24) / perDay;
}
