import { PlannerError } from '../../shared/errors.ts';
import { type PriceYearSummary, priceYearSchema } from '../../shared/price-year.ts';
import { HOURS_PER_YEAR } from '../../shared/weather.ts';
import type { Document } from './document.ts';
import { hasTable, storedAs, storedJson } from './stored.ts';

type Reader = Pick<Document, 'db'>;
const WHAT = 'planner_price_year';

const aboutSchema = priceYearSchema.pick({ name: true, unit: true, unitFrom: true, rows: true });
export interface StoredPrices {
  summary: PriceYearSummary;
  /** Yuan per kWh of 8760 UTC hours. */
  hoursYuanKwh: Float64Array;
}

/**
 * The market prices of a document by the hour; null where none were imported, or it is older than they are.
 *
 * @throws PlannerError `document.bad-contents`
 */
export function readPriceHours({ db }: Reader): StoredPrices | null {
  if (!hasTable(db, WHAT)) return null;
  const row = db.prepare('SELECT about, hours FROM planner_price_year').get() as
    | { about: unknown; hours: unknown }
    | undefined;
  if (!row) return null;
  const about = storedAs(aboutSchema, storedJson(row.about, WHAT), WHAT);
  const { hours } = row;
  const hoursYuanKwh =
    hours instanceof Uint8Array && hours.byteLength === 8 * HOURS_PER_YEAR
      ? new Float64Array(Uint8Array.from(hours).buffer)
      : null;
  if (!hoursYuanKwh?.every(Number.isFinite)) throw new PlannerError('document.bad-contents', { what: WHAT });
  return { summary: { ...about, ...spanOf(hoursYuanKwh) }, hoursYuanKwh };
}

function spanOf(hours: Float64Array): Omit<PriceYearSummary, keyof typeof aboutSchema.shape> {
  return {
    meanYuanKwh: hours.reduce((sum, yuan) => sum + yuan, 0) / hours.length,
    leastYuanKwh: hours.reduce((a, b) => Math.min(a, b)),
    mostYuanKwh: hours.reduce((a, b) => Math.max(a, b)),
  };
}

/** Keeps market prices by the hour in the place of those there are; null takes them away. */
export function writePriceHours(
  { db }: Reader,
  prices: { name: string; unit: string; unitFrom: string; rows: number; hoursYuanKwh: Float64Array } | null,
): void {
  db.prepare('DELETE FROM planner_price_year').run();
  if (!prices) return;
  const { hoursYuanKwh, ...about } = prices;
  const blob = Buffer.from(hoursYuanKwh.buffer, hoursYuanKwh.byteOffset, hoursYuanKwh.byteLength);
  db.prepare('INSERT INTO planner_price_year (id, about, hours) VALUES (1, ?, ?)').run(
    JSON.stringify(about),
    blob,
  );
}
