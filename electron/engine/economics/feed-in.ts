import { type CasePrice, FEED_IN_TERMS, type FeedInTerm } from '../../../shared/money-figures.ts';

export type FeedInTerms = Record<FeedInTerm, number>;

/**
 * Price of what is fed in in each operating year: within the term the mechanism's for its share and the market's for
 * the rest, afterwards the market's (发改价格〔2025〕136号).
 *
 * @param market price of the market in each year, where it is not one for all
 */
export const feedInPrices = (terms: FeedInTerms, years: number, market?: readonly number[]): number[] =>
  Array.from({ length: years }, (_, year) => {
    const share = year < terms.mechanismYears ? terms.mechanismShare : 0;
    return share * terms.mechanismYuanKwh + (1 - share) * (market?.[year] ?? terms.marketYuanKwh);
  });

/** Which of the terms of what is fed in are needed and not known: no market price where the mechanism takes all. */
export function unknownTerms(terms: Record<FeedInTerm, CasePrice>, lifetimeYears: number): FeedInTerm[] {
  const { mechanismShare: share, mechanismYears: years } = terms;
  const none = share.value === 0 || years.value === 0;
  const whole = share.value === 1 && (years.value ?? 0) >= lifetimeYears;
  const needed: Record<FeedInTerm, boolean> = {
    mechanismYuanKwh: !none,
    mechanismShare: years.value !== 0,
    mechanismYears: share.value !== 0,
    marketYuanKwh: !whole,
  };
  return FEED_IN_TERMS.filter((term) => needed[term] && terms[term].value === null);
}

/** The terms as numbers: what is not known at an end of its range, or in its middle. */
export const termsAt = (terms: Record<FeedInTerm, CasePrice>, end: 'low' | 'middle' | 'high'): FeedInTerms =>
  Object.fromEntries(
    FEED_IN_TERMS.map((term) => {
      const { value, low, high } = terms[term];
      return [term, value ?? (end === 'middle' ? (low + high) / 2 : end === 'low' ? low : high)];
    }),
  ) as FeedInTerms;
