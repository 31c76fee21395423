import { z } from 'zod';
import { siteFieldsSchema, siteKindSchema } from './domain.ts';
import { areaSchema, positionSchema } from './geometry.ts';

/** An outline that cannot be a site yet, as it was drawn. */
export const sketchFieldsSchema = z
  .object({
    kind: siteKindSchema,
    geometry: areaSchema,
    /** What else was said of the site it is to become. */
    fields: siteFieldsSchema.omit({ geometry: true, kind: true }).partial().default({}),
    /** The site whose outline it is to become; null for a new one. */
    siteId: z.number().int().positive().nullable().default(null),
  })
  .strict();
export type SketchFields = z.output<typeof sketchFieldsSchema>;

export const sketchSchema = sketchFieldsSchema.extend({
  id: z.number().int().positive(),
  /** Why it is no site yet; null where it could be one. */
  problem: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** Where its edges cross. */
  crossings: z.array(positionSchema),
});
export type Sketch = z.output<typeof sketchSchema>;
