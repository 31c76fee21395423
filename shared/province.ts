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
  'villageYuanPerYear',
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
export const resultTableSchema = z.enum(RESULT_TABLES);
export type ResultTable = z.output<typeof resultTableSchema>;

/** Versions behind results; those of the tables change with any row of them. */
export const versionsSchema = z.object({
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
