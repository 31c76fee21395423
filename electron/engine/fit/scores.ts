import type {
  Contribution,
  FitAssumptions,
  FitScore,
  Indicator,
  Measured,
  SiteFit,
  WeightedCriterion,
} from '../../../shared/fit.ts';
import { forEachInSteps, type Steps } from '../../../shared/steps.ts';
import { bothScores, classOf, ranksOf } from './rank.ts';
import { keptClassShares } from './sensitivity.ts';
import { valueAt } from './value.ts';

/** A site with what was measured on it. */
export interface MeasuredSite {
  siteId: number;
  name: string;
  counted: boolean;
  measured: Measured;
}

/** The criteria of both purposes with the weights in force. */
export interface Weighting {
  agriculture: WeightedCriterion[];
  tourism: WeightedCriterion[];
}

const valuesOf = (measured: Measured, criteria: readonly WeightedCriterion[]): (number | null)[] =>
  criteria.map(({ indicator, value }) => {
    const amount = measured[indicator];
    return amount === null ? null : valueAt(amount, value);
  });

/** What one site scores by both methods, for each purpose and together. */
export type ScoredSite = Record<'agriculture' | 'tourism' | 'combined', FitScore>;

const weightsOf = (criteria: readonly WeightedCriterion[]): number[] => criteria.map(({ weight }) => weight);

function score(values: readonly (number | null)[], weights: readonly number[]): FitScore {
  const known = bothScores(values, weights);
  // Where nothing is missing, the range has no width.
  const isWhole = !values.includes(null);
  const low = isWhole ? known : bothScores(values, weights, 0);
  const high = isWhole ? known : bothScores(values, weights, 1);
  return {
    ...known,
    low: low.weightedSum ?? 0,
    high: high.weightedSum ?? 1,
    topsisLow: low.topsis ?? 0,
    topsisHigh: high.topsis ?? 1,
    missingWeight: values.reduce<number>((sum, value, i) => sum + (value === null ? weights[i]! : 0), 0),
  };
}

/** The two purposes' scores by their shares; one that is not known leaves the other alone. */
function combine(a: number | null, b: number | null, shareOfA: number): number | null {
  if (a === null || b === null) return a ?? b;
  return shareOfA * a + (1 - shareOfA) * b;
}

/** Both scores of one site for each purpose and together; no other site bears on them. */
export const scoreSite = (
  measured: Measured,
  { agriculture, tourism }: Weighting,
  agricultureShare: number,
): ScoredSite =>
  bothPurposes(
    score(valuesOf(measured, agriculture), weightsOf(agriculture)),
    score(valuesOf(measured, tourism), weightsOf(tourism)),
    agricultureShare,
  );

function bothPurposes(forAgriculture: FitScore, forTourism: FitScore, agricultureShare: number): ScoredSite {
  const both = (method: 'weightedSum' | 'topsis') =>
    combine(forAgriculture[method], forTourism[method], agricultureShare);
  const mixed = (part: Exclude<keyof FitScore, 'weightedSum' | 'topsis'>) =>
    agricultureShare * forAgriculture[part] + (1 - agricultureShare) * forTourism[part];
  return {
    agriculture: forAgriculture,
    tourism: forTourism,
    combined: {
      weightedSum: both('weightedSum'),
      topsis: both('topsis'),
      low: mixed('low'),
      high: mixed('high'),
      topsisLow: mixed('topsisLow'),
      topsisHigh: mixed('topsisHigh'),
      missingWeight: mixed('missingWeight'),
    },
  };
}

/** Most draws of weights over all sites, so that a large county is not kept waiting. */
const MOST_DRAWS = 3_000_000;

/**
 * Both scores of every site for each purpose and together, its rank and how firmly it holds its third of the ranking.
 * A criterion without data counts nothing in rank and thirds: what is not known is not taken as good.
 *
 * @param sites measured, see `measureSite`
 * @param weighting criteria and weights of both purposes
 * @param assumptions the purposes' shares, and spread, trials and seed of the sensitivity test
 * @returns in the order given; the trials that were run; and at how many sites each criterion has no data
 */
export function* scoreSites(
  sites: readonly MeasuredSite[],
  weighting: Weighting,
  { agricultureShare, weightSpread, trials: wanted, seed }: FitAssumptions,
): Steps<{ sites: SiteFit[]; trials: number; missing: Map<Indicator, number> }> {
  const { agriculture, tourism } = weighting;
  const trials = Math.min(wanted, Math.ceil(MOST_DRAWS / Math.max(1, sites.length)));
  const scored: (Omit<MeasuredSite, 'measured'> & ScoredSite)[] = [];
  const values: number[][] = [];
  const missing = new Map<Indicator, number>();
  const weights = { agriculture: weightsOf(agriculture), tourism: weightsOf(tourism) };
  for (const { measured, siteId, name, counted } of sites) {
    yield;
    for (const key in measured) {
      const indicator = key as Indicator;
      if (measured[indicator] === null) missing.set(indicator, (missing.get(indicator) ?? 0) + 1);
    }
    const ofAgriculture = valuesOf(measured, agriculture);
    const ofTourism = valuesOf(measured, tourism);
    const both = bothPurposes(
      score(ofAgriculture, weights.agriculture),
      score(ofTourism, weights.tourism),
      agricultureShare,
    );
    scored.push({ siteId, name, counted, ...both });
    const row: number[] = [];
    for (const value of ofAgriculture) row.push(value ?? 0);
    for (const value of ofTourism) row.push(value ?? 0);
    values.push(row);
  }
  const ranks = ranksOf(scored.map(({ combined }) => (combined.weightedSum === null ? null : combined.low)));
  yield;
  const kept = yield* keptClassShares({
    values,
    parts: [
      { from: 0, weights: weights.agriculture, share: agricultureShare },
      { from: agriculture.length, weights: weights.tourism, share: 1 - agricultureShare },
    ],
    spread: weightSpread,
    trials,
    seed,
  });
  const ranked: SiteFit[] = [];
  yield* forEachInSteps(scored, (site) => {
    const i = ranked.length;
    const rank = ranks[i]!;
    const rankClass = rank === null ? null : classOf(rank, scored.length);
    ranked.push({ ...site, rank, rankClass, keptShare: kept[i]! });
  });
  return { trials, missing, sites: ranked };
}

/** A site's weighted sum for one purpose opened into its criteria; contributions add up to its lower end. */
export function contributions(measured: Measured, criteria: readonly WeightedCriterion[]): Contribution[] {
  const values = valuesOf(measured, criteria);
  return criteria.map(({ indicator, unit, weight, source, year }, i) => ({
    indicator,
    unit,
    measured: measured[indicator],
    value: values[i]!,
    weight,
    contribution: weight * (values[i] ?? 0),
    year,
    source,
  }));
}
