import { z } from 'zod';
import { overrideReasonSchema } from './land-rules.ts';

/** Two sites that count and overlap. */
const overlapSchema = z.object({
  siteIds: z.tuple([z.number().int(), z.number().int()]),
  names: z.tuple([z.string(), z.string()]),
  /** Of the ground under both. */
  areaM2: z.number(),
  /** Of the site with less capacity there: so much is counted twice. */
  capacityKwp: z.number(),
  /** Why the planner keeps both as they are; null where that is open, and so much is counted twice. */
  kept: z.string().nullable(),
});

/** Output of `site.overlaps`. */
export const overlapsSchema = z.object({
  /** The largest area first. */
  pairs: z.array(overlapSchema),
  /** Of the pairs that no one decided to keep: how many sites overlap another, and what is counted twice in all. */
  siteCount: z.number().int(),
  areaM2: z.number(),
  capacityKwp: z.number(),
  /** Sites that were not held against all they may overlap, since too many lie on one ground. */
  uncheckedCount: z.number().int(),
});
export type Overlaps = z.output<typeof overlapsSchema>;

/**
 * What to do about two sites on one ground: keep both (with the reason), cut the second by the first, or leave the second
 * out of the active scenario.
 */
export const settleOverlapSchema = z
  .object({
    siteIds: z.tuple([z.number().int().positive(), z.number().int().positive()]),
    how: z.enum(['keep', 'cut', 'exclude']),
    reason: overrideReasonSchema.optional(),
  })
  .strict();

/** Output of `site.acrossBorder`: sites that count and reach beyond the county. */
export const acrossBorderSchema = z.object({
  /** Those with most beyond it first. */
  sites: z.array(
    z.object({
      siteId: z.number().int(),
      name: z.string(),
      /** Share of the outline that lies in the county. */
      insideShare: z.number(),
      outsideM2: z.number(),
      outsideKwp: z.number(),
      /** The site counts whole unless it is cut. */
      counts: z.literal('whole'),
    }),
  ),
  outsideM2: z.number(),
  outsideKwp: z.number(),
});
export type AcrossBorder = z.output<typeof acrossBorderSchema>;
