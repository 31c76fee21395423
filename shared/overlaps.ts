import { z } from 'zod';

/** Two sites that count and overlap. */
export const overlapSchema = z.object({
  siteIds: z.tuple([z.number().int(), z.number().int()]),
  names: z.tuple([z.string(), z.string()]),
  /** Of the ground under both. */
  areaM2: z.number(),
  /** Of the site with less capacity there: so much is counted twice. */
  capacityKwp: z.number(),
});
export type Overlap = z.output<typeof overlapSchema>;

/** Output of `site.overlaps`. */
export const overlapsSchema = z.object({
  /** The largest area first. */
  pairs: z.array(overlapSchema),
  /** How many sites overlap another, and what is counted twice in all. */
  siteCount: z.number().int(),
  areaM2: z.number(),
  capacityKwp: z.number(),
});
export type Overlaps = z.output<typeof overlapsSchema>;
