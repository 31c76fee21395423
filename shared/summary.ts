import { z } from 'zod';
import { siteKindSchema } from './domain.ts';

/** County totals of the sites included in the active scenario. */
export const summarySchema = z.object({
  siteCount: z.number().int(),
  estimatedCount: z.number().int(),
  /** Of those that count, sites whose estimate is out of date, because bringing it up to date is under way, was stopped or failed. */
  stale: z.number().int(),
  /** Of what is built. */
  areaM2: z.number(),
  capacityKwp: z.number(),
  /** What the sites can generate in the first year of each, at P50 and at P90. */
  annualKwh: z.number(),
  p90Kwh: z.number(),
  monthlyKwh: z.array(z.number()).length(12),
  /** The first year in which all sites are in service: what follows is of it, by the account. */
  year: z.number().int(),
  generatedKwh: z.number(),
  usedOnSiteKwh: z.number(),
  sharedKwh: z.number(),
  curtailedModeKwh: z.number(),
  curtailedTransformerKwh: z.number(),
  curtailedFeederKwh: z.number(),
  curtailedStationKwh: z.number(),
  curtailedKwh: z.number(),
  storageLossKwh: z.number(),
  fedInKwh: z.number(),
  /** After curtailment and storage loss. */
  deliveredKwh: z.number(),
  p90DeliveredKwh: z.number(),
  /** Delivered energy at the factor of the scenario's path in that year. */
  avoidedTco2: z.number(),
  gridFactorKgKwh: z.number(),
  gridFactorSource: z.string(),
  /** Sites that take the scenario's start year because none is set, and whose self-use is assumed. */
  undated: z.number().int(),
  selfUseAssumed: z.number().int(),
  /** Of all sites, those that break a land rule: without an override, and with one. */
  broken: z.number().int(),
  overridden: z.number().int(),
  /** Of all sites, those at which nothing was found but not every rule could be checked. */
  unchecked: z.number().int(),
  /** Of those that count, sites that overlap another one that does. */
  overlapping: z.number().int(),
  /** Sites of which it is not known whether they overlap another: see `site.overlaps`. */
  overlapUnchecked: z.number().int(),
  /** Of those that count, sites that reach beyond the county's border; they count whole. */
  acrossBorder: z.number().int(),
  /** Rural households whose yearly use the delivered energy equals. */
  homes: z.number(),
  byKind: z.array(
    z.object({
      kind: siteKindSchema,
      siteCount: z.number().int(),
      capacityKwp: z.number(),
      annualKwh: z.number(),
      deliveredKwh: z.number(),
      avoidedTco2: z.number(),
    }),
  ),
});

export type Summary = z.output<typeof summarySchema>;
