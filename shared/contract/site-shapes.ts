import { z } from 'zod';
import { type SiteFields, siteFieldsSchema, siteSchema } from '../domain.ts';
import { areaSchema, positionSchema } from '../geometry.ts';
import { command, id } from './parts.ts';

const ids = z.array(id).min(1).max(1000);
const changed = z.object({ sites: z.array(siteSchema) });

const { geometry: _outline, ...shape } = siteFieldsSchema.shape;

/** What a copied feature says of a site; what does not fit, or is not a site's, is left aside. */
const propertiesSchema = z.object(
  Object.fromEntries(
    Object.entries(shape).map(([key, field]) => [key, (field as z.ZodType).optional().catch(undefined)]),
  ),
) as unknown as z.ZodType<Partial<Omit<SiteFields, 'geometry'>>>;

/** A site as it is copied: its outline and what it is built of. */
const pastedSchema = z.object({
  type: z.literal('Feature'),
  geometry: areaSchema,
  properties: propertiesSchema.nullish(),
});

/** Commands about the outlines of sites. */
export const siteShapes = {
  /** Divides a site along a line: the largest part keeps the site, the others become sites built alike. */
  'site.split': command(
    'edit',
    z.object({ id, line: z.array(positionSchema).min(2).max(1000) }).strict(),
    changed,
  ),
  /** Makes sites of one kind one: the first stays, with all that they cover; photos go with it. */
  'site.merge': command('edit', z.object({ ids: ids.min(2) }).strict(), siteSchema),
  /** Takes an area out of sites, which leaves a hole or a bay. */
  'site.cut': command('edit', z.object({ ids, geometry: areaSchema }).strict(), changed),
  /** Leaves of sites what lies in the county, or further than a setback from the middle of every road. */
  'site.clip': command(
    'edit',
    z
      .object({
        ids,
        to: z.enum(['county', 'roads']),
        /** From the middle of a road, metres. */
        setbackM: z.number().min(0).max(1000).default(0),
      })
      .strict(),
    changed.extend({ removedM2: z.number() }),
  ),
  /** Moves the outlines of sites outwards by so many metres, inwards where they are negative. */
  'site.buffer': command(
    'edit',
    z.object({ ids, metres: z.number().min(-1000).max(1000) }).strict(),
    changed,
  ),
  /** Makes sites built alike beside others, so many metres east and north of them. */
  'site.duplicate': command(
    'edit',
    z
      .object({
        ids,
        eastM: z.number().min(-100_000).max(100_000).default(20),
        northM: z.number().min(-100_000).max(100_000).default(-20),
      })
      .strict(),
    changed,
  ),
  /** Makes sites of GeoJSON features, such as those copied from another document; what cannot be a site is named. */
  'site.paste': command(
    'edit',
    z.object({ features: z.array(pastedSchema).min(1).max(1000) }).strict(),
    changed.extend({
      refused: z.array(z.object({ index: z.number().int(), code: z.string(), message: z.string() })),
    }),
  ),
} as const;
