import { z } from 'zod';
import { siteFieldsSchema } from '../domain.ts';
import { command, id } from './parts.ts';

/** Commands about the cells of the table of sites. */
export const siteCells = {
  /** Changes sites each in its own way, as a pasted block of cells does: one undo step, all or nothing. */
  'site.updateEach': command(
    'edit',
    z
      .object({
        rows: z
          .array(
            z
              .object({
                id,
                changes: siteFieldsSchema.omit({ geometry: true, kind: true }).partial().strict().default({}),
                /** Share that the active scenario builds; 0 leaves the site out. */
                built: z
                  .number()
                  .min(0)
                  .max(1)
                  .refine((share) => share === 0 || share >= 0.05)
                  .optional(),
                /** Calendar year in which it goes into service there; null takes the scenario's start year. */
                year: z.number().int().min(2000).max(2100).nullable().optional(),
              })
              .strict(),
          )
          .min(1)
          .max(5000),
      })
      .strict(),
    z.object({ changed: z.number().int() }),
  ),
} as const;
