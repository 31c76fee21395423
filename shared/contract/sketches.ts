import { z } from 'zod';
import { siteSchema } from '../domain.ts';
import { areaSchema } from '../geometry.ts';
import { sketchFieldsSchema, sketchSchema } from '../sketches.ts';
import { command, done, id, none } from './parts.ts';

const ids = z.array(id).min(1).max(1000);

/** Commands about `sketch`: outlines that cannot be sites yet, kept to be mended. */
export const sketches = {
  'sketch.list': command('query', none, z.object({ sketches: z.array(sketchSchema) })),
  'sketch.keep': command(
    'edit',
    z.object({ sketches: z.array(sketchFieldsSchema).min(1).max(1000) }).strict(),
    z.object({ sketches: z.array(sketchSchema) }),
  ),
  'sketch.reshape': command('edit', z.object({ id, geometry: areaSchema }).strict(), sketchSchema),
  /** Untangles edges that cross: what they enclose together. */
  'sketch.mend': command('edit', z.object({ id }).strict(), sketchSchema),
  /** Makes a mended sketch the site it is to become. */
  'sketch.toSite': command('edit', z.object({ id }).strict(), siteSchema),
  'sketch.drop': command('edit', z.object({ ids }).strict(), done),
} as const;
