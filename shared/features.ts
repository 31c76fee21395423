import { z } from 'zod';
import type { ContextLayerName } from './domain.ts';
import { boundsSchema, type Shape, shapeSchema } from './geometry.ts';

/** What features of a layer are drawn as, the usual first. */
export const FEATURE_FORMS: Record<ContextLayerName, readonly ('Point' | 'LineString' | 'Polygon')[]> = {
  farmland: ['Polygon'],
  exclusions: ['Polygon'],
  roads: ['LineString'],
  buildings: ['Polygon'],
  villages: ['Point', 'Polygon'],
  scenic_spots: ['Point', 'Polygon'],
  substations: ['Point', 'Polygon'],
};

/** What a shape is, of however many parts. */
export const formOf = ({ type }: { type: Shape['type'] }) =>
  type.replace('Multi', '') as 'Point' | 'LineString' | 'Polygon';

const valueSchema = z.union([z.string().max(2000), z.number(), z.boolean(), z.null()]);

/** What can be set of a feature. */
export const featureFieldsSchema = z
  .object({
    name: z.string().trim().max(200).nullable(),
    class: z.string().trim().max(100).nullable(),
    geometry: shapeSchema,
    /** Own columns by name; null takes one away, those that are not named stay. */
    properties: z.record(z.string().min(1).max(100), valueSchema),
  })
  .strict();
export type FeatureFields = z.output<typeof featureFieldsSchema>;

/** A feature as the attribute table shows it. */
export const featureRowSchema = z.object({
  id: z.number().int().positive(),
  name: z.string().nullable(),
  class: z.string().nullable(),
  /** Made by the program for demonstration. */
  synthetic: z.boolean(),
  bounds: boundsSchema,
  properties: z.record(z.string(), z.unknown()),
});
export type FeatureRow = z.output<typeof featureRowSchema>;

export const featureSchema = featureRowSchema.extend({ geometry: shapeSchema });
export type LayerFeature = z.output<typeof featureSchema>;
