import { z } from 'zod';
import {
  agrivoltaicChangesSchema,
  agrivoltaicInputSchema,
  agrivoltaicOptionsSchema,
} from '../agrivoltaic.ts';
import { agrivoltaicResultSchema } from '../agrivoltaic-result.ts';
import { changesOf } from '../changes.ts';
import {
  ahpSchema,
  fitAssumptionsSchema,
  fitExplanationSchema,
  fitScoresSchema,
  purposeSchema,
  purposeWeightsSchema,
} from '../fit.ts';
import { command, id, listed, none } from './parts.ts';

/** Commands about `agrivoltaic`, `fit`. */
export const farming = {
  /** Light, crop, land, water and limits of an agrivoltaic site, with changes tried on it. */
  'agrivoltaic.light': command('query', agrivoltaicInputSchema, agrivoltaicResultSchema),
  /** Layouts and crops to start from, each with where its figures come from. */
  'agrivoltaic.options': command('query', none, agrivoltaicOptionsSchema),
  /**
   * Fit of the county and of its sites for smart agriculture and rural tourism, those that rank best where there are more
   * than `limit`; `preview` tries weights without keeping them.
   */
  'fit.scores': command(
    'query',
    z.object({ preview: changesOf(fitAssumptionsSchema).optional(), limit: listed }).strict(),
    fitScoresSchema,
  ),
  /**
   * A site's scores opened into measured indicators, with what each observer sees and when glare reaches him;
   * `changes` are tried on an agrivoltaic site without keeping them.
   */
  'fit.explain': command(
    'query',
    z.object({ siteId: id, changes: agrivoltaicChangesSchema.optional() }).strict(),
    fitExplanationSchema,
  ),
  /** Weights and consistency of pairwise judgements; those of the active scenario unless others are given. */
  'fit.ahp': command(
    'query',
    z
      .object({ purpose: purposeSchema, judgements: purposeWeightsSchema.shape.judgements.optional() })
      .strict(),
    ahpSchema,
  ),
} as const;
