import { civilHour } from '../../../shared/civil-time.ts';

/** What decides an hour's price where several bands name it, the first before the others. */
const ORDER = ['sharp', 'deep', 'peak', 'valley', 'flat'] as const;

/** Hours of the clock in some months with one price over the flat one; null where it is not known. */
export interface PricedSpan {
  /** 1 to 12. */
  months: readonly number[];
  band: (typeof ORDER)[number];
  /** Clock hours, halves as .5; past midnight where `to` ≤ `from`. */
  from: number;
  to: number;
  factor: number | null;
  /** Only on public holidays of at least so many days in a row, in the place of what else holds then. */
  holidayDays?: number;
  /** Only for industry with a two-part tariff. */
  twoPart?: boolean;
}

/** A month's half hour whose price is not known, and why. */
export interface Unpriced {
  month: number;
  why: 'hours' | 'factor';
}

const HALF_HOURS = 48;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const covers = ({ from, to }: PricedSpan, clock: number): boolean =>
  from < to ? clock >= from && clock < to : clock >= from || clock < to;

/**
 * Price of each clock hour of each month over the flat price on ordinary days, halves averaged.
 *
 * @param restFlat hours that no span names are flat; otherwise they are not known
 * @param floatingShare share of the price that the factors float
 * @param twoPart whether the user is industry with a two-part tariff
 * @returns 12 months of 24 hours, or the first that is not known
 */
export function hourFactors(
  spans: readonly PricedSpan[],
  restFlat: boolean,
  floatingShare = 1,
  twoPart = false,
): number[][] | Unpriced {
  const months: number[][] = [];
  for (let month = 1; month <= MONTH_DAYS.length; month++) {
    const here = spans
      .filter((span) => span.months.includes(month) && span.holidayDays === undefined)
      .filter((span) => twoPart || !span.twoPart)
      .sort((a, b) => ORDER.indexOf(a.band) - ORDER.indexOf(b.band));
    const hours = new Array<number>(HALF_HOURS / 2).fill(0);
    if (here.length === 0) return { month, why: 'hours' };
    for (let half = 0; half < HALF_HOURS; half++) {
      const span = here.find((each) => covers(each, half / 2));
      if (!span && !restFlat) return { month, why: 'hours' };
      const factor = span ? span.factor : 1;
      if (factor === null) return { month, why: 'factor' };
      hours[half >> 1]! += (1 + floatingShare * (factor - 1)) / 2;
    }
    months.push(hours);
  }
  return months;
}

/**
 * Prices of the holidays for which a notice has hours of their own.
 *
 * @param factors of ordinary days; see {@link hourFactors}
 * @param runs for each of 365 days how many days of holiday in a row it is of, 0 for none
 * @param twoPart whether the user is industry with a two-part tariff
 * @returns day of the year → 24 hours of the Beijing clock
 */
export function holidayFactors(
  spans: readonly PricedSpan[],
  factors: readonly (readonly number[])[],
  floatingShare: number,
  runs: ArrayLike<number>,
  twoPart: boolean,
): Map<number, number[]> {
  const special = spans.filter((span) => span.holidayDays !== undefined && (twoPart || !span.twoPart));
  const found = new Map<number, number[]>();
  let day = 0;
  for (const [m, days] of MONTH_DAYS.entries()) {
    for (const end = day + days; day < end; day++) {
      const run = runs[day]!;
      const here = special.filter(
        ({ months, holidayDays, factor }) =>
          run > 0 && months.includes(m + 1) && run >= holidayDays! && factor !== null,
      );
      if (here.length === 0) continue;
      found.set(
        day,
        factors[m]!.map((ordinary, hour) => {
          const halves = [hour, hour + 0.5].map((clock) => {
            const span = here.find((each) => covers(each, clock));
            return span ? 1 + floatingShare * (span.factor! - 1) : ordinary;
          });
          return (halves[0]! + halves[1]!) / 2;
        }),
      );
    }
  }
  return found;
}

/**
 * Price of each of 8760 UTC hours over the mean of all of them.
 *
 * @param factors 12 months of 24 hours of the Beijing clock; see {@link hourFactors}
 * @param holidays days with hours of their own; see {@link holidayFactors}
 */
export function hourWeights(
  factors: readonly (readonly number[])[],
  holidays: ReadonlyMap<number, readonly number[]> = new Map(),
): Float64Array {
  let day = 0;
  const civil = MONTH_DAYS.flatMap((days, month) =>
    Array.from({ length: days }, () => holidays.get(day++) ?? factors[month]!).flat(),
  );
  const weights = Float64Array.from(civil, (_, utc) => civil[civilHour(utc)]!);
  const mean = weights.reduce((sum, factor) => sum + factor, 0) / weights.length;
  return weights.map((factor) => factor / mean);
}

/**
 * What energy at its hours costs relative to all hours of the year alike.
 *
 * @param hourlyKwh of 8760 UTC hours, hour beginning
 * @param weights see {@link hourWeights}
 * @returns ratio; null without energy
 */
export function priceRatio(hourlyKwh: ArrayLike<number>, weights: Float64Array): number | null {
  let [energy, paid] = [0, 0];
  for (let utc = 0; utc < weights.length; utc++) {
    energy += hourlyKwh[utc]!;
    paid += hourlyKwh[utc]! * weights[utc]!;
  }
  return energy > 0 ? paid / energy : null;
}
