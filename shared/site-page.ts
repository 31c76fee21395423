import { z } from 'zod';
import { connectionLevelSchema } from './connections.ts';
import { siteEstimateSchema, siteFieldsSchema, siteKindSchema, siteSchema } from './domain.ts';
import { boundsSchema } from './geometry.ts';
import { landStatusSchema } from './land-rules.ts';
import { siteTermsSchema } from './site-terms.ts';

/** A site as lists and tables show it: without its outline. */
const siteLineSchema = siteSchema.omit({ geometry: true, agrivoltaic: true }).extend({
  bounds: boundsSchema,
  estimate: siteEstimateSchema.omit({ monthlyKwh: true }).nullable(),
  /** Whether that is out of date. */
  stale: z.boolean(),
  land: landStatusSchema,
  /** Whose it is and how it sells, set or derived. */
  terms: siteTermsSchema.pick({ ownerClass: true, mode: true, tariff: true }),
  /** Voltage at which it connects, by rule or as chosen. */
  connection: connectionLevelSchema,
});
export type SiteLine = z.output<typeof siteLineSchema>;

/** What sites can be put in order by. */
export const SITE_SORTS = [
  'id',
  'name',
  'kind',
  'mount',
  'area',
  'built',
  'capacity',
  'annual',
  'specific',
  'pr',
  'p90',
  'avoided',
  'tilt',
  'azimuth',
  'land',
  'owner',
  'mode',
  'year',
  'connection',
] as const;
export type SiteSort = (typeof SITE_SORTS)[number];

export const SITE_GROUPS = ['none', 'town', 'kind', 'mount', 'land', 'included', 'owner'] as const;
export type SiteGroup = (typeof SITE_GROUPS)[number];

/** Which sites, in which order. */
export const siteChoiceSchema = z
  .object({
    /** Part of the name or the notes, or the id after a `#`; case is ignored. */
    text: z.string().max(200).default(''),
    kind: siteKindSchema.optional(),
    mount: siteFieldsSchema.shape.mount.optional(),
    land: landStatusSchema.optional(),
    included: z.boolean().optional(),
    leastKwp: z.number().min(0).optional(),
    mostKwp: z.number().min(0).optional(),
    sort: z.enum(SITE_SORTS).default('id'),
    descending: z.boolean().default(false),
    /** Sites of a group stand together, in the order within. */
    group: z.enum(SITE_GROUPS).default('none'),
  })
  .strict();
export type SiteChoice = z.output<typeof siteChoiceSchema>;

const siteGroupSchema = z.object({
  key: z.string(),
  /** Place of its first site in the whole order. */
  from: z.number().int(),
  count: z.number().int(),
  capacityKwp: z.number(),
  annualKwh: z.number(),
  /** Of those, what counts in the active scenario: groups of all sites add up to its totals. */
  counted: z.object({ count: z.number().int(), capacityKwp: z.number(), annualKwh: z.number() }),
});
export type SiteGroupSum = z.output<typeof siteGroupSchema>;

export const sitePageSchema = z.object({
  /** Sites in the document, and those the choice leaves. */
  all: z.number().int(),
  total: z.number().int(),
  groups: z.array(siteGroupSchema),
  rows: z.array(siteLineSchema),
});

/** Sums over some sites, whether they count or not; energies are of the sites that are estimated. */
export const siteSumSchema = z.object({
  count: z.number().int(),
  estimated: z.number().int(),
  stale: z.number().int(),
  /** Of what is built. */
  areaM2: z.number(),
  capacityKwp: z.number(),
  annualKwh: z.number(),
  p90Kwh: z.number(),
  avoidedTco2: z.number(),
});

/** What the map can colour sites by. */
export const SITE_METRICS = ['specificYield', 'capacity', 'avoided'] as const;
