import { z } from 'zod';
import { contextLayerNameSchema } from '../domain.ts';
import { featureFieldsSchema, featureRowSchema, featureSchema } from '../features.ts';
import { command, done, id } from './parts.ts';

const layer = contextLayerNameSchema;

/** Commands about `feature`: what the layers of the map hold, one by one. */
export const features = {
  /** A page of a layer's attribute table. */
  'feature.page': command(
    'query',
    z
      .object({
        layer,
        /** Part of a name or class, or an id. */
        text: z.string().trim().max(100).default(''),
        offset: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(500).default(50),
      })
      .strict(),
    z.object({
      total: z.number().int(),
      /** Own columns that the rows have. */
      columns: z.array(z.string()),
      rows: z.array(featureRowSchema),
    }),
  ),
  'feature.get': command('query', z.object({ layer, id }).strict(), featureSchema),
  'feature.create': command(
    'edit',
    featureFieldsSchema.partial().required({ geometry: true }).extend({ layer }).strict(),
    featureSchema,
  ),
  'feature.update': command(
    'edit',
    z
      .object({ layer, ids: z.array(id).min(1).max(10_000), changes: featureFieldsSchema.partial().strict() })
      .strict(),
    done,
  ),
  'feature.delete': command('edit', z.object({ layer, ids: z.array(id).min(1).max(100_000) }).strict(), done),
} as const;
