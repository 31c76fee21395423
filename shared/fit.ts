import { z } from 'zod';
import { PERCENT } from './assumption-shown.ts';

/** What a site is judged to be fit for, apart from its energy. */
export const PURPOSES = ['smart-agriculture', 'rural-tourism'] as const;
export const purposeSchema = z.enum(PURPOSES);
export type Purpose = z.output<typeof purposeSchema>;

/** Everything that is measured on a site for its fit. */
const INDICATORS = [
  'cropYield',
  'cropLight',
  'protectedShare',
  'irrigationMwh',
  'farmLoadMwh',
  'substationKm',
  'villageKm',
  'roadKm',
  'jobs',
  'householdYuan',
  'scenicKm',
  'homestayKm',
  'chargerKm',
  'scenicView',
  'roadView',
  'scenicGlare',
  'roadGlare',
  'villageGlare',
  'collectiveYuan',
] as const;
const indicatorSchema = z.enum(INDICATORS);
export type Indicator = z.output<typeof indicatorSchema>;
/** Measurements of one site; null where the document does not say. */
export type Measured = Record<Indicator, number | null>;

/** One row of `data/fit/<purpose>.json`. */
export const criterionSchema = z.object({
  indicator: indicatorSchema,
  unit: z.string(),
  value: z.object({
    shape: z.enum(['linear', 'step']),
    points: z.array(z.tuple([z.number(), z.number().min(0).max(1)])).min(2),
  }),
  defaultWeight: z.number().gt(0).max(1),
  year: z.number().int(),
  source: z.object({ zh: z.string(), en: z.string() }),
});
export type Criterion = z.output<typeof criterionSchema>;

const weight = z.number().min(0).max(100);
/** Saaty's scale: 1/9 … 9 times as important. */
const judgement = z
  .number()
  .min(1 / 9)
  .max(9);

/** How one purpose's criteria are weighted: as entered (any scale), or from pairwise judgements `"a>b"`. */
export const purposeWeightsSchema = z.object({
  method: z.enum(['direct', 'ahp']).default('direct'),
  weights: z.partialRecord(indicatorSchema, weight).default({}),
  judgements: z.record(z.string().regex(/^\w+>\w+$/), judgement).default({}),
});
export type PurposeWeights = z.output<typeof purposeWeightsSchema>;

/** What the fit scores of a scenario rest on; each is shown and can be changed. */
export const fitAssumptionsSchema = z.object({
  agriculture: purposeWeightsSchema.default(purposeWeightsSchema.parse({})),
  tourism: purposeWeightsSchema.default(purposeWeightsSchema.parse({})),
  /** Part of smart agriculture in the combined score; rural tourism has the rest. Judgement. */
  agricultureShare: z.number().min(0).max(1).default(0.5).meta(PERCENT),
  /** Jobs in operation and maintenance. Rutovitz, Dominish and Downes (2015), Calculating global energy sector jobs. */
  jobsPerMw: z.number().min(0).max(100).default(0.7).meta({ unit: 'jobsMw' }),
  /** Water put on irrigated farmland a year. China Water Resources Bulletin 2022: 364 m³ per mu. */
  irrigationM3PerMu: z.number().min(0).max(5000).default(364).meta({ unit: 'm3Mu' }),
  /** Edges of modules on a roof above the ground, for sight and glare; on land the layout says. Judgement. */
  bottomRooftopM: z.number().min(0).max(200).default(6.5).meta({ unit: 'm' }),
  topRooftopM: z.number().min(0).max(200).default(8).meta({ unit: 'm' }),
  /** Height of a standing observer's eye. */
  eyeM: z.number().min(0.5).max(50).default(1.6).meta({ unit: 'm' }),
  /** Spread of the weights in the sensitivity test: standard deviation of their logarithm. Judgement. */
  weightSpread: z.number().min(0).max(2).default(0.3),
  trials: z.number().int().min(0).max(5000).default(1000),
  seed: z.number().int().min(0).max(4294967295).default(1),
});
export type FitAssumptions = z.output<typeof fitAssumptionsSchema>;
export type FitNumberKey = Exclude<keyof FitAssumptions, 'agriculture' | 'tourism'>;

/**
 * The two methods' scores, 0…1. Where criteria have no data the score is a range: from all of them at 0 to all at 1.
 * Ranks follow the lower end of the weighted sum.
 */
const fitScoreSchema = z.object({
  /** Over the criteria that are known alone, their weights spread over those that are not; null where none is. */
  weightedSum: z.number().nullable(),
  topsis: z.number().nullable(),
  /** Of the weighted sum. */
  low: z.number(),
  high: z.number(),
  topsisLow: z.number(),
  topsisHigh: z.number(),
  /** Weight of the criteria without data, 0…1. */
  missingWeight: z.number(),
});
export type FitScore = z.output<typeof fitScoreSchema>;

const weightedCriterionSchema = criterionSchema.extend({
  /** Of all the purpose's criteria, adding up to 1. */
  weight: z.number(),
});
export type WeightedCriterion = z.output<typeof weightedCriterionSchema>;

export const ahpSchema = z.object({
  purpose: purposeSchema,
  order: z.array(indicatorSchema),
  matrix: z.array(z.array(z.number())),
  weights: z.array(z.number()),
  lambdaMax: z.number(),
  ci: z.number(),
  cr: z.number(),
  consistent: z.boolean(),
  /** The judgement furthest from what all others together say, and the nearest value of the scale to that. */
  worst: z
    .object({
      more: indicatorSchema,
      less: indicatorSchema,
      judged: z.number(),
      implied: z.number(),
      suggested: z.number(),
    })
    .nullable(),
});
export type Ahp = z.output<typeof ahpSchema>;

const purposeSummarySchema = z.object({
  purpose: purposeSchema,
  method: z.enum(['direct', 'ahp']),
  cr: z.number().nullable(),
  criteria: z.array(
    weightedCriterionSchema.extend({
      /** Sites at which it has no data. */
      missingSites: z.number().int(),
    }),
  ),
});

const siteFitSchema = z.object({
  siteId: z.number().int(),
  name: z.string(),
  counted: z.boolean(),
  agriculture: fitScoreSchema,
  tourism: fitScoreSchema,
  combined: fitScoreSchema,
  /** By the lower end of the combined weighted sum, from 1; null without a score. */
  rank: z.number().int().nullable(),
  rankClass: z.enum(['upper', 'middle', 'lower']).nullable(),
  /** Share of the trials in which the site keeps its class. */
  keptShare: z.number(),
});
export type SiteFit = z.output<typeof siteFitSchema>;

/** Output of `fit.scores`. */
export const fitScoresSchema = z.object({
  purposes: z.array(purposeSummarySchema),
  agricultureShare: z.number(),
  /** Mean combined score of the sites that count, weighted by capacity; null where none has a score. */
  countyScore: z.number().nullable(),
  /** Ends of the range of that mean: criteria without data at 0, and at 1. */
  countyLow: z.number().nullable(),
  countyHigh: z.number().nullable(),
  /** All that were scored, however many of them are listed. */
  siteCount: z.number().int(),
  sites: z.array(siteFitSchema),
  trials: z.number().int(),
  seed: z.number().int(),
  /** Layers without a feature: indicators that rest on them are not known. */
  emptyLayers: z.array(z.string()),
});
export type FitScores = z.output<typeof fitScoresSchema>;

export const OBSERVER_KINDS = ['scenic', 'village', 'road'] as const;
const observerSchema = z.object({
  kind: z.enum(OBSERVER_KINDS),
  name: z.string(),
  position: z.tuple([z.number(), z.number()]),
  distanceM: z.number(),
  /** From the observer to the array, degrees clockwise from north. */
  bearingDeg: z.number(),
  horizontalDeg: z.number(),
  verticalDeg: z.number(),
  magnitudeDeg2: z.number(),
  glareHours: z.number(),
  /** Of these, hours in which sun and module stand at least 10° apart, as the German guideline counts them. */
  glareHoursLai: z.number(),
  /** Hours by month (12) and hour of Beijing time (24). */
  glareByMonthHour: z.array(z.array(z.number()).length(24)).length(12),
});
export type FitObserver = z.output<typeof observerSchema>;
/** What a plan says of an observer. */
export type KeptObserver = Omit<FitObserver, 'glareByMonthHour'>;

const contributionSchema = z.object({
  indicator: indicatorSchema,
  unit: z.string(),
  measured: z.number().nullable(),
  value: z.number().nullable(),
  /** Among all criteria of the purpose, adding up to 1, whether there is data or not. */
  weight: z.number(),
  /** Weight times value, 0 without data: they add up to the lower end of the score. */
  contribution: z.number(),
  year: z.number().int(),
  source: criterionSchema.shape.source,
});
export type Contribution = z.output<typeof contributionSchema>;

/** Output of `fit.explain`. */
export const fitExplanationSchema = z.object({
  site: siteFitSchema.omit({ counted: true, rank: true, rankClass: true, keptShare: true }),
  purposes: z.array(z.object({ purpose: purposeSchema, contributions: z.array(contributionSchema) })),
  observers: z.array(observerSchema),
  /** Which kinds of observer the document has at all. */
  mapped: z.object({ scenic: z.boolean(), village: z.boolean(), road: z.boolean() }),
  /** Sight is worked out on flat ground with the Earth's curve unless a terrain model says otherwise. */
  terrain: z.enum(['flat', 'dem']),
  /** File the terrain came from; null on flat ground. */
  terrainSource: z.string().nullable(),
});
