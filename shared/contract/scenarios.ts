import { z } from 'zod';
import { accountCheckSchema, accountYearSchema } from '../account.ts';
import { carbonOutlookSchema } from '../carbon.ts';
import { certificateLedgerSchema } from '../certificates.ts';
import { comparisonSchema, measureSchema, tornadoSchema } from '../compare.ts';
import { assumptionsChangesSchema, scenarioSchema, siteEstimateSchema } from '../domain.ts';
import { yieldAnalysisSchema, yieldResultSchema } from '../yield.ts';
import { command, done, filePath, id, listed, none, overwrite } from './parts.ts';

/** Commands about `scenario`, `account`, `carbon`, `estimate`. */
export const scenarios = {
  'scenario.list': command('query', none, z.object({ scenarios: z.array(scenarioSchema) })),
  'scenario.create': command(
    'edit',
    z.object({ name: z.string().trim().min(1).max(200), copyOf: id.optional() }).strict(),
    scenarioSchema,
  ),
  'scenario.update': command(
    'edit',
    z
      .object({
        id,
        name: z.string().trim().min(1).max(200).optional(),
        assumptions: assumptionsChangesSchema.optional(),
      })
      .strict(),
    scenarioSchema,
  ),
  /**
   * Writes a scenario's assumptions for other scenarios and documents: as a table with names, units and defaults (`.csv`)
   * or as JSON. What belongs to this document alone (weather, ratings and stores by substation) is left out.
   */
  'scenario.export': command(
    'action',
    z.object({ id, out: filePath, overwrite }).strict(),
    z.object({ out: z.string(), items: z.number().int() }),
    [{ field: 'out', access: 'write' }],
  ),
  /** Takes assumptions from such a file; those it does not name stay. */
  'scenario.import': command(
    'edit',
    z.object({ id, path: filePath }).strict(),
    z.object({ scenario: scenarioSchema, changed: z.number().int() }),
    [{ field: 'path', access: 'read' }],
  ),
  /** Gives a scenario the assumptions of another of the document. */
  'scenario.take': command(
    'edit',
    z.object({ id, from: id }).strict(),
    z.object({ scenario: scenarioSchema, changed: z.number().int() }),
  ),
  'scenario.delete': command('edit', z.object({ id }).strict(), done),
  /** Figures of several scenarios beside each other, held against the first. */
  'scenario.compare': command(
    'query',
    z.object({ ids: z.array(id).min(1).max(6) }).strict(),
    comparisonSchema,
  ),
  /** Outlines of all sites with the share of each that some scenarios build, `share0` for the first; 0 leaves it out. */
  'scenario.map': command(
    'query',
    z.object({ ids: z.array(id).min(1).max(6) }).strict(),
    z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) }),
  ),
  /** What the active scenario's money rests on most: one figure at a time lower and higher by a share. */
  'scenario.tornado': command(
    'query',
    z
      .object({ measure: measureSchema.default('npvYuan'), share: z.number().gt(0).lt(1).default(0.2) })
      .strict(),
    tornadoSchema,
  ),
  'scenario.activate': command('edit', z.object({ id }).strict(), scenarioSchema),
  'estimate.run': command(
    'action',
    z.object({ siteIds: z.array(id).max(100000).optional() }).strict(),
    z.object({
      estimated: z.number().int(),
      /** Of all sites, those still out of date, because the work was stopped. */
      stale: z.number().int(),
      estimates: z.array(siteEstimateSchema),
    }),
  ),
  /** The full result behind one site's number, computed on demand. */
  'estimate.explain': command(
    'query',
    z.object({ siteId: id }).strict(),
    yieldResultSchema
      .omit({ hourlyAcW: true })
      .extend({ analysis: yieldAnalysisSchema, weatherName: z.string() }),
  ),
  /** One year of the account of the active scenario, by default the first in which all its sites are in service. */
  'account.year': command(
    'query',
    z.object({ year: z.number().int().min(1990).max(2200).optional() }).strict(),
    accountYearSchema,
  ),
  /** Whether every quantity that is shown in several places is the same there. */
  'account.check': command('query', none, accountCheckSchema),
  /** Avoided, embodied and claimed emissions of the active scenario's sites, year by year. */
  'carbon.outlook': command('query', none, carbonOutlookSchema),
  /**
   * Ledger of green certificates in a calendar year (left out, the first with all sites): each delivered kilowatt-hour on
   * one line, by owner; the sites with most certificates first.
   */
  'carbon.certificates': command(
    'query',
    z.object({ year: z.number().int().min(2000).max(2150).optional(), limit: listed }).strict(),
    certificateLedgerSchema,
  ),
} as const;
