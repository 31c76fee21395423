import { z } from 'zod';

/**
 * What a county comes to and adds up over counties: by whose read model each is. Energies but for `annualKwh` and
 * `p90Kwh` are of the account in the county's first year with all sites in service; P90 of counties added up is as if
 * all had their bad year at once.
 */
export const SUMMED_FIGURES = [
  // Of the summary.
  ...['siteCount', 'estimatedCount', 'areaM2', 'capacityKwp', 'annualKwh', 'p90Kwh', 'generatedKwh'],
  ...['usedOnSiteKwh', 'sharedKwh', 'curtailedKwh', 'storageLossKwh', 'fedInKwh', 'deliveredKwh'],
  ...['p90DeliveredKwh', 'avoidedTco2', 'broken', 'overridden', 'unchecked', 'overlapping', 'undated'],
  ...['selfUseAssumed', 'rooftopKwp', 'agrivoltaicKwp', 'rooftopDeliveredKwh', 'agrivoltaicDeliveredKwh'],
  // Of the money outlook.
  ...['capexYuan', 'equityYuan', 'loanYuan', 'npvYuan', 'firstYearRevenueYuan', 'householdYuanPerYear'],
  ...['villageYuanPerYear', 'roofOwnerYuanPerYear'],
  // Of the carbon outlook.
  ...['embodiedTco2', 'lifetimeTco2', 'netTco2'],
  // Of the grid check and the open capacity.
  ...['remainingKwp', 'gridRed', 'gridYellow', 'gridGreen', 'connectedMw', 'filedMw'],
  ...['hostingLeastMw', 'hostingMostMw', 'allottedLeastMw', 'allottedMostMw'],
] as const;
export type SummedFigure = (typeof SUMMED_FIGURES)[number];

/** A figure of a county; null where it is not known, as money is where nothing is estimated and room without a grid. */
export type CountyFigures = Record<SummedFigure, number | null>;

/** Files of a county's results, `province=41/county=410225/<name>.parquet` in the folder. */
export const RESULT_TABLES = [
  ...['county', 'sites', 'account_year', 'account_month', 'money', 'carbon', 'grid', 'rules'],
] as const;
const resultTableSchema = z.enum(RESULT_TABLES);
export type ResultTable = z.output<typeof resultTableSchema>;

/** Versions behind results; those of the tables change with any row of them, the rule pack's with the county's own rules. */
const versionsSchema = z.object({
  program: z.string(),
  rulePack: z.string(),
  factors: z.string(),
});
export type Versions = z.output<typeof versionsSchema>;

/** Output of `results.export`. */
export const resultsSchema = z.object({
  out: z.string(),
  countyCode: z.string(),
  scenario: z.string(),
  versions: versionsSchema,
  /** The files, with the slash as in the folder, and their rows. */
  tables: z.array(z.object({ name: resultTableSchema, file: z.string(), rows: z.number().int() })),
});

/** `deliveredKwh` as the column `delivered_kwh`, `avoidedTco2` as `avoided_tco2`. */
export const columnOf = (figure: string): string =>
  figure.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** File, line, feature or field that an error lies in, as far as is known. */
export const placeSchema = z.object({
  file: z.string().optional(),
  line: z.number().optional(),
  feature: z.string().optional(),
  field: z.string().optional(),
});
const errorSchema = z.object({ code: z.string(), message: z.string(), where: placeSchema });
const figuresSchema = z.object(
  Object.fromEntries(SUMMED_FIGURES.map((figure) => [figure, z.number().nullable()])) as Record<
    SummedFigure,
    z.ZodNullable<z.ZodNumber>
  >,
);
const code = z.string().regex(/^\d{6}$/);

/** A county of a province, or why it could not be read: then its figures are null. */
const provinceCountySchema = figuresSchema.extend({
  /** The document or the folder of results it is from. */
  path: z.string(),
  source: z.enum(['document', 'results']),
  /** The document, itself or, of results that `province.plan` made, the one they are of; null where none is known. */
  document: z.string().nullable(),
  /** Null where it is not known of which county what could not be read is. */
  countyCode: code.nullable(),
  name: z.string().nullable(),
  city: z.string().nullable(),
  province: z.string().nullable(),
  scenario: z.string().nullable(),
  versions: versionsSchema.nullable(),
  /** Calendar year of the energies: the first with all sites in service. */
  year: z.number().int().nullable(),
  error: errorSchema.nullable(),
});
export type ProvinceCounty = z.output<typeof provinceCountySchema>;

/** Sums over the counties that could be read; null where none of them knows a figure. */
const provinceTotalsSchema = figuresSchema.extend({
  counties: z.number().int(),
  failed: z.number().int(),
  /** Figures that some counties do not know, so that the sum is of the others only. */
  incomplete: z.array(z.object({ figure: z.enum(SUMMED_FIGURES), countyCodes: z.array(code) })),
});
export type ProvinceTotals = z.output<typeof provinceTotalsSchema>;

const DIFFERENCES = ['program', 'rulePack', 'rulesDate', 'factors', 'year', 'assumptions'] as const;
/** What is not the same in all counties: each value with the counties that have it, the most first. */
const differenceSchema = z.object({
  what: z.enum(DIFFERENCES),
  /** Dotted name of the assumption, such as `money.discountRate`; empty for the others. */
  field: z.string(),
  values: z.array(z.object({ value: z.string(), countyCodes: z.array(code) })),
});
export type Difference = z.output<typeof differenceSchema>;

const bounds = z.tuple([z.number().min(0), z.number().min(0)]);
/** What the grid company allots of the system's hosting capacity to the counties, MW, least and most. */
const allotmentsSchema = z.object({
  counties: z.array(
    z.object({ countyCode: code, leastMw: z.number().nullable(), mostMw: z.number().nullable() }),
  ),
  /** Counties without an allotment; the sums are null as long as there are any. */
  missing: z.array(code),
  sumMw: z.tuple([z.number().nullable(), z.number().nullable()]),
  /** The province's own figure, as it was given. */
  systemMw: bounds.nullable(),
  /** Null where there is nothing to hold one against the other: not checked. */
  addsUp: z.boolean().nullable(),
});
export type Allotments = z.output<typeof allotmentsSchema>;

/** What is to be said of allotments: the text's name under `province`, and its numbers, MW and counties. */
export function allotmentsSaid({ addsUp, sumMw, systemMw, missing }: Allotments): {
  text: 'addsUp' | 'addsNot' | 'addsMissing' | 'addsNoFigure';
  values: Record<string, number>;
} {
  const [least, most] = sumMw;
  if (least === null || most === null) return { text: 'addsMissing', values: { n: missing.length } };
  if (systemMw === null || addsUp === null) return { text: 'addsNoFigure', values: { least, most } };
  const [ownLeast, ownMost] = systemMw;
  return { text: addsUp ? 'addsUp' : 'addsNot', values: { least, most, ownLeast, ownMost } };
}

export const RANKED_FIGURES = ['capacityKwp', 'deliveredKwh', 'avoidedTco2', 'npvYuan'] as const;
/** Output of `province.summarise`. */
export const provinceSummarySchema = z.object({
  /** By code; those that could not be read come last. */
  counties: z.array(provinceCountySchema),
  totals: provinceTotalsSchema,
  differences: z.array(differenceSchema),
  /** Codes of the counties that know a figure, the largest first. */
  rankings: z.array(z.object({ figure: z.enum(RANKED_FIGURES), countyCodes: z.array(code) })),
  allotments: allotmentsSchema,
  /** Files that were written. */
  files: z.array(z.string()),
});
export type ProvinceSummary = z.output<typeof provinceSummarySchema>;

/** Input of `province.summarise`, besides where files are. */
export const provinceInputSchema = z
  .object({
    /** What the grid company says the province may host, at least and at most, MW. */
    systemHostingMw: bounds.optional(),
  })
  .strict();

/** What is done of each county, in this order; the last one only where it is asked for. */
export const PLAN_STEPS = [
  ...['import', 'survey', 'roofs', 'estimate', 'solve', 'check', 'results', 'print'],
] as const;
export const planStepSchema = z.enum(PLAN_STEPS);
export type PlanStep = z.output<typeof planStepSchema>;

/** Input of `province.plan`, besides where files are. */
export const provincePlanInputSchema = z
  .object({
    /** Codes of the counties of the table that are worked on; all of it unless given. */
    counties: z.array(code).min(1).max(10_000).optional(),
    /** Whether each county's plan is printed as well. */
    print: z.boolean().default(false),
  })
  .strict();

/** A county of the table, and how far it came. */
const plannedCountySchema = z.object({
  line: z.number().int(),
  countyCode: code.nullable(),
  name: z.string().nullable(),
  document: z.string().nullable(),
  /** `done` where all steps are finished, whether now or by an earlier run. */
  state: z.enum(['done', 'failed']),
  steps: z.array(
    z.object({
      step: planStepSchema,
      state: z.enum(['done', 'kept', 'failed']),
      seconds: z.number(),
      /** What came of it, such as how many sites were made. */
      result: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    }),
  ),
  error: errorSchema.nullable(),
});
export type PlannedCounty = z.output<typeof plannedCountySchema>;

/** Output of `province.table`: the lines of a table of counties, as `province.plan` takes them. */
export const provinceTableSchema = z.object({
  counties: z.array(
    z.object({
      line: z.number().int(),
      countyCode: code.nullable(),
      name: z.string().nullable(),
      /** Whole paths of what the county is made of, whether it is there or not; a shapefile is its `.shp`. */
      files: z.array(z.string()),
      /** Why the line means no county that could be worked on. */
      error: errorSchema.nullable(),
    }),
  ),
});

/** Output of `province.plan`. */
export const provincePlanSchema = z.object({
  counties: z.array(plannedCountySchema),
  done: z.number().int(),
  failed: z.number().int(),
  /** Folder of the results, for `province.summarise`. */
  results: z.string(),
});
