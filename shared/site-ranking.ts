import { z } from 'zod';
import { siteKindSchema } from './domain.ts';

/** What sites can be ranked by: their size and estimate, then money and fit in the active scenario. */
export const RANKINGS = [
  'capacity',
  'annual',
  'specificYield',
  'performance',
  'avoided',
  'npv',
  'household',
  'fit',
] as const;
export type Ranking = (typeof RANKINGS)[number];

export const rankingInputSchema = z
  .object({
    measure: z.enum(RANKINGS).default('capacity'),
    order: z.enum(['best', 'least']).default('best'),
    limit: z.number().int().min(1).max(100).default(12),
  })
  .strict();

export const rankingSchema = z.object({
  measure: z.enum(RANKINGS),
  /** Sites of the whole document that have the measure. */
  total: z.number().int(),
  /**
   * kWp, kWh, kWh/kWp, a share, t, yuan, yuan per year, and a score from 0 to 1, in the order of `RANKINGS`; equal
   * sites in the order of their ids.
   */
  rows: z.array(
    z.object({ id: z.number().int(), name: z.string(), kind: siteKindSchema, value: z.number() }),
  ),
});
