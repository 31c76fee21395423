import { z } from 'zod';
import { PERCENT } from './assumption-shown.ts';

const share = z.number().min(0).max(1);
const year = z.number().int().min(2020).max(2100);

/** Carbon in what is built; empty takes the bundled table. */
const embodied = z
  .number()
  .min(0)
  .max(10000)
  .nullable()
  .default(null)
  .meta({ unit: 'kg/kWp', empty: 'bundled' });

/** A year for which the planner states the grid's factor; straight lines join the points. */
const pathPointSchema = z.object({ year, factorKgKwh: z.number().min(0).max(2) }).strict();
export type PathPoint = z.output<typeof pathPointSchema>;

/**
 * What a scenario assumes about carbon. Defaults are engineering judgements unless a source is named; null takes
 * the bundled, cited table.
 */
export const carbonAssumptionsSchema = z
  .object({
    /** First operating year of all sites. */
    startYear: year.default(2026),
    /** Dated points after the published factor; a near-zero grid in 2060 follows the national goal of neutrality. */
    gridPath: z
      .array(pathPointSchema)
      .max(20)
      .default([{ year: 2060, factorKgKwh: 0.03 }]),
    embodiedRooftopKgKwp: embodied,
    embodiedAgrivoltaicKgKwp: embodied,
    /** Share of a site's energy used on the spot, which its user does not buy. */
    selfConsumedRooftop: share.default(0.3).meta(PERCENT),
    selfConsumedAgrivoltaic: share.default(0).meta(PERCENT),
    /** Share of the energy used on the spot that replaces fuel burnt there. */
    fuelReplaced: share.default(0).meta(PERCENT),
    /** Share of exported energy sold to a buyer with its green certificate. */
    certificated: share.default(0).meta(PERCENT),
    /** Share of the remaining exported energy that the buyer's suppliers or tenants use by contract. */
    supplyChain: share.default(0).meta(PERCENT),
    peakYear: year.default(2030),
    neutralYear: year.default(2060),
    /** The county's emissions in the first operating year; null leaves targets in tonnes only. */
    countyEmissionsTco2: z
      .number()
      .positive()
      .max(1e9)
      .nullable()
      .default(null)
      .meta({ unit: 't', min: 1, empty: 'unknown' }),
    /** Growth of the county's emissions without the plan, until the peak year. */
    emissionsGrowth: z.number().min(-0.2).max(0.2).default(0.01).meta(PERCENT),
    /** Emissions allowed in the two target years, as shares of the county's emissions. */
    peakTarget: z.number().min(0).max(3).default(1).meta(PERCENT),
    neutralTarget: share.default(0).meta(PERCENT),
  })
  .strict();
export type CarbonAssumptions = z.output<typeof carbonAssumptionsSchema>;

export const SCOPES = ['scope1', 'scope2', 'scope3', 'scope3plus'] as const;
export type Scope = (typeof SCOPES)[number];

const carbonYearSchema = z.object({
  year: z.number().int(),
  factorKgKwh: z.number(),
  energyKwh: z.number(),
  avoidedTco2: z.number(),
  /** Avoided since the first year less all embodied emissions. */
  netTco2: z.number(),
});
export type CarbonYear = z.output<typeof carbonYearSchema>;

const carbonMethodSchema = z.object({
  method: z.enum(['average', 'combinedMargin']),
  /** Factor, and what is avoided, in the first year in which all sites are in service. */
  factorKgKwh: z.number(),
  firstYearTco2: z.number(),
  lifetimeTco2: z.number(),
  paybackYears: z.number().nullable(),
  source: z.string(),
});

const targetSchema = z.object({
  target: z.enum(['peak', 'neutral']),
  year: z.number().int(),
  avoidedTco2: z.number(),
  cumulativeTco2: z.number(),
  /** What must go that year for the target to be met; null without the county's emissions. */
  gapTco2: z.number().nullable(),
  /** Avoided over the gap; null where there is no gap. */
  coveredShare: z.number().nullable(),
});
export type Target = z.output<typeof targetSchema>;

/** Output of `carbon.outlook`. */
export const carbonOutlookSchema = z.object({
  years: z.array(carbonYearSchema),
  lifetimeYears: z.number().int(),
  embodiedTco2: z.number(),
  embodiedKgKwp: z.object({ rooftop: z.number(), agrivoltaic: z.number() }),
  embodiedSource: z.object({ rooftop: z.string(), agrivoltaic: z.string() }),
  lifetimeTco2: z.number(),
  netTco2: z.number(),
  paybackYears: z.number().nullable(),
  /** The first year in which all sites are in service. */
  headlineYear: z.number().int(),
  methods: z.array(carbonMethodSchema),
  /** Avoided emissions over the lifetime by who may claim them, whole grams: they add up to the total exactly. */
  ledger: z.object({
    totalG: z.number().int(),
    entries: z.array(z.object({ scope: z.enum(SCOPES), share: z.number(), grams: z.number().int() })),
  }),
  targets: z.array(targetSchema),
  path: z.array(pathPointSchema),
});
export type CarbonOutlook = z.output<typeof carbonOutlookSchema>;
