import { z } from 'zod';
import { contextLayerNameSchema, siteKindSchema } from './domain.ts';
import { boundsSchema } from './geometry.ts';

export const placeSearchSchema = z
  .object({
    /** Part of a name, an id (with or without `#`), or a code among what a feature was imported with; no case. */
    text: z.string().trim().min(1).max(100),
    /** Most sites, and most features of layers. */
    limit: z.number().int().min(1).max(50).default(8),
  })
  .strict();

/** Sites and features of the context layers, those named exactly so first. */
export const placesSchema = z.object({
  sites: z.array(
    z.object({ id: z.number().int(), name: z.string(), kind: siteKindSchema, bounds: boundsSchema }),
  ),
  features: z.array(
    z.object({
      layer: contextLayerNameSchema,
      id: z.number().int(),
      name: z.string().nullable(),
      bounds: boundsSchema,
    }),
  ),
});
export type Places = z.output<typeof placesSchema>;
