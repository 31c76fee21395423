import { basename } from 'node:path';
import { utcHour } from '../../shared/civil-time.ts';
import { PlannerError } from '../../shared/errors.ts';
import type { PriceUnit } from '../../shared/price-year.ts';
import { HOURS_PER_YEAR } from '../../shared/weather.ts';
import { tableText } from './table-text.ts';
import { readYearColumn, type Sought, type YearColumn } from './year-column.ts';

const PRICE: Sought = {
  kind: 'priceYear',
  words: /电价|价格|出清|均价|现货|price|yuan|cny|rmb|元/i,
  others:
    /电量|负荷|功率|出力|load|power|volume|\bmwh?$|\bkwh?$|温度|temp|序号|index|标志|flag|status|质量|quality/i,
  // Spot prices may be below nil.
  fits: () => true,
};

const KWH_PER_MWH = 1000;
/** Beyond these no market in China clears; what is, is in another unit. Yuan per kWh: engineering judgement. */
const [LEAST, MOST] = [-2, 10];
/** Mean size from which on numbers without a unit are yuan per MWh, and highest up to which they are yuan per kWh. */
const [MWH_FROM, KWH_TO] = [10, 5];
/** A mean below this is no price of energy: yuan per MWh said of what is in yuan per kWh. */
const LEAST_MEAN = 0.002;

export interface PriceYear {
  name: string;
  unit: PriceUnit;
  /** Whether the file or the planner says the unit, or the size of the numbers. */
  unitFrom: 'file' | 'planner' | 'size';
  /** Values the file has. */
  rows: number;
  /** Yuan per kWh of 8760 UTC hours, the mean of each. */
  hoursYuanKwh: Float64Array;
}

/**
 * Reads a year of market prices from a table of text or a workbook: hourly, half-hourly or quarter-hourly, by their times
 * where a column gives them, else from 1 January 00:00 Beijing time; 29 February is left out. Prices may be below nil.
 *
 * @param column heading of the prices, where there are several columns of numbers
 * @param unit of the numbers, where the file does not say
 * @throws PlannerError `priceYear.bad-length`, `bad-value` and `out-of-range` with the row, `which-column`, `no-column`,
 *   `unit`; `load.times`, `load.gap`
 */
export function readPriceYear(path: string, column?: string, unit?: PriceUnit): PriceYear {
  const file = basename(path);
  const year = readYearColumn(tableText(path, file), file, PRICE, column);
  const found = unitOf(year, unit, file);
  const perKwh = found.unit === 'yuanMwh' ? 1 / KWH_PER_MWH : 1;
  const perHour = year.perDay / 24;
  const hoursYuanKwh = new Float64Array(HOURS_PER_YEAR);
  year.hours.forEach((hour, index) => {
    const yuan = year.values[index]! * perKwh;
    if (yuan < LEAST || yuan > MOST) {
      throw new PlannerError(
        'priceYear.out-of-range',
        { value: year.values[index]!, yuan, least: LEAST, most: MOST },
        { file, line: year.lines[index]! },
      );
    }
    if (hour !== null) hoursYuanKwh[utcHour(hour)]! += yuan / perHour;
  });
  const mean = hoursYuanKwh.reduce((sum, yuan) => sum + Math.abs(yuan), 0) / HOURS_PER_YEAR;
  if (mean < LEAST_MEAN) throw new PlannerError('priceYear.unit', {}, { file, field: 'unit' });
  return { name: file, ...found, rows: year.values.length, hoursYuanKwh };
}

/** Unit that the heading or a title names, that the planner says, or that the size of the numbers leaves no doubt of. */
function unitOf(
  { heading, remarks, values }: YearColumn,
  said: PriceUnit | undefined,
  file: string,
): Pick<PriceYear, 'unit' | 'unitFrom'> {
  if (said) return { unit: said, unitFrom: 'planner' };
  const named = unitIn(heading) ?? unitIn(remarks);
  if (named) return { unit: named, unitFrom: 'file' };
  const sizes = values.map(Math.abs);
  const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  const most = sizes.reduce((a, b) => Math.max(a, b), 0);
  if (most <= KWH_TO) return { unit: 'yuanKwh', unitFrom: 'size' };
  if (mean >= MWH_FROM) return { unit: 'yuanMwh', unitFrom: 'size' };
  throw new PlannerError('priceYear.unit', {}, { file, field: 'unit' });
}

function unitIn(text: string): PriceUnit | null {
  const plain = text.normalize('NFKC');
  if (/mwh|兆瓦/i.test(plain)) return 'yuanMwh';
  return /kwh|千瓦|元\s*\/\s*度/i.test(plain) ? 'yuanKwh' : null;
}
