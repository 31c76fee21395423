import { z } from 'zod';
import { siteEstimateSchema, siteFieldsSchema, siteKindSchema, siteSchema } from '../domain.ts';
import { editPreviewSchema } from '../edit-preview.ts';
import { equipmentListSchema, templateKeySchema, templateSchema } from '../equipment.ts';
import { areaSchema } from '../geometry.ts';
import {
  landStatusSchema,
  overrideApprovalSchema,
  overrideReasonSchema,
  siteLandSchema,
} from '../land-rules.ts';
import { acrossBorderSchema, overlapsSchema, settleOverlapSchema } from '../overlaps.ts';
import { siteTermSchema } from '../own-terms.ts';
import { newPhotoSchema, PHOTO_LIMITS, photoCaptionSchema, photoSchema } from '../photos.ts';
import { fitnessStateSchema, leftOutSchema } from '../roof-fitness.ts';
import { roofFilterSchema, someRoofRulesSchema } from '../roofs.ts';
import { SITE_METRICS, siteChoiceSchema, sitePageSchema, siteSumSchema } from '../site-page.ts';
import { rankingInputSchema, rankingSchema } from '../site-ranking.ts';
import { modeCheckSchema } from '../site-terms.ts';
import { command, done, id, none, templateName, useSurvey } from './parts.ts';

const siteShownSchema = siteSchema.extend({
  estimate: siteEstimateSchema.nullable(),
  /** Whether that is out of date. */
  stale: z.boolean(),
  land: landStatusSchema,
});

/** Commands about `site`, `template`, `equipment`. */
export const sites = {
  'site.list': command(
    'query',
    none,
    z.object({
      sites: z.array(siteShownSchema),
    }),
  ),
  /** Sites in some order, a page of them, with the sums of groups. */
  'site.page': command(
    'query',
    siteChoiceSchema
      .extend({
        offset: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(500).default(100),
      })
      .strict(),
    sitePageSchema,
  ),
  /** Every site a choice leaves, in its order. */
  'site.ids': command('query', siteChoiceSchema, z.object({ ids: z.array(id) })),
  /** Some sites whole; those that are no more are left out. */
  'site.rows': command(
    'query',
    z.object({ ids: z.array(id).max(2000) }).strict(),
    z.object({
      sites: z.array(siteShownSchema),
    }),
  ),
  /** The best or the least sites by a measure, of all there are. */
  'site.ranking': command('query', rankingInputSchema, rankingSchema),
  'site.sum': command('query', z.object({ ids: z.array(id).max(1_000_000) }).strict(), siteSumSchema),
  /** Least, greatest and the limits of equally full classes of a figure over all sites; empty when none has it. */
  'site.spread': command(
    'query',
    z.object({ by: z.enum(SITE_METRICS), classes: z.number().int().min(1).max(20).default(5) }).strict(),
    z.object({ values: z.array(z.number()) }),
  ),
  'site.create': command(
    'edit',
    siteFieldsSchema.partial().extend({ kind: siteKindSchema, geometry: areaSchema }).strict(),
    siteSchema,
  ),
  'site.update': command(
    'edit',
    z.object({ ids: z.array(id).min(1).max(100000), changes: siteFieldsSchema.partial().strict() }).strict(),
    z.object({ sites: z.array(siteSchema) }),
  ),
  /** Gives sites the module, inverter and build of a template; those of the other kind stay as they are. */
  'site.applyTemplate': command(
    'edit',
    z.object({ ids: z.array(id).min(1).max(100000), template: templateKeySchema }).strict(),
    z.object({ sites: z.array(siteSchema), changed: z.number().int(), otherKind: z.number().int() }),
  ),
  /** What changes of sites would do to them, before they are made: how many, which fields, from what to what. */
  'site.preview': command(
    'query',
    z
      .object({
        ids: z.array(id).min(1).max(100000),
        changes: siteFieldsSchema.omit({ geometry: true }).partial().strict().default({}),
        /** Taken instead of `changes`. */
        template: templateKeySchema.optional(),
        /** Share that the active scenario is to build; 0 leaves them out. */
        built: z.number().min(0).max(1).optional(),
        year: z.number().int().min(2000).max(2100).nullable().optional(),
      })
      .strict(),
    editPreviewSchema,
  ),
  'site.delete': command(
    'edit',
    z.object({ ids: z.array(id).min(1).max(100000) }).strict(),
    z.object({ deleted: z.number().int() }),
  ),
  'site.include': command(
    'edit',
    z
      .object({
        ids: z.array(id).min(1).max(100000),
        included: z.boolean(),
        /** Share of each that is built. */
        share: z.number().min(0.05).max(1).default(1),
      })
      .strict(),
    z.object({ changed: z.number().int() }),
  ),
  /** Sets the calendar year in which sites go into service in the active scenario; null takes its start year. */
  'site.commission': command(
    'edit',
    z
      .object({
        ids: z.array(id).min(1).max(100000),
        year: z.number().int().min(2000).max(2100).nullable(),
      })
      .strict(),
    z.object({ changed: z.number().int() }),
  ),
  /** A price or cost that the active scenario sets for sites of their own; null lets them follow again. */
  'site.setTerm': command('edit', siteTermSchema, z.object({ changed: z.number().int() })),
  /** What a new site would get: the defaults behind the form, with the optimum tilt for the county. */
  'site.defaults': command('query', z.object({ kind: siteKindSchema }).strict(), siteFieldsSchema.partial()),
  /**
   * Every site, or some, against the rules of its class: who it belongs to, how it sells and at whose tariff, whether it
   * may, and whether the hours of the account reach its province's least share of self-use.
   */
  'site.modeCheck': command(
    'query',
    z.object({ ids: z.array(id).max(100000).optional() }).strict(),
    modeCheckSchema,
  ),
  /** Sites that count and lie on one ground, so that it is counted twice. */
  'site.overlaps': command('query', none, overlapsSchema),
  /** Settles one of them: the first site stays, the second is kept, cut or left out. */
  'site.settleOverlap': command('edit', settleOverlapSchema, done),
  /** Sites that reach beyond the county's border, and how much of each. */
  'site.acrossBorder': command('query', none, acrossBorderSchema),
  /** Cuts sites at the county's border. */
  'site.cutToBorder': command('edit', z.object({ ids: z.array(id).min(1).max(10000) }).strict(), done),
  /** Lets a site count although it breaks a rule; the plan prints the reason. */
  'site.override': command(
    'edit',
    z
      .object({
        id,
        rule: z.string().min(1).max(100),
        reason: overrideReasonSchema,
        ...overrideApprovalSchema,
      })
      .strict(),
    siteLandSchema,
  ),
  'site.dropOverride': command(
    'edit',
    z.object({ id, rule: z.string().min(1).max(100) }).strict(),
    siteLandSchema,
  ),
  /** Modules and inverters of the library, its templates and the planner's own. */
  'equipment.list': command('query', none, equipmentListSchema),
  /** Keeps how a site is built as a template of this document. */
  'template.save': command('edit', z.object({ siteId: id, name: templateName }).strict(), templateSchema),
  'template.rename': command('edit', z.object({ key: templateKeySchema, name: templateName }).strict(), done),
  'template.delete': command('edit', z.object({ key: templateKeySchema }).strict(), done),
  'site.photo.list': command(
    'query',
    z.object({ siteId: id }).strict(),
    z.object({ photos: z.array(photoSchema) }),
  ),
  /** Photos of a site: one undo step. Only what draws them is kept, not where and when they were taken. */
  'site.photo.add': command(
    'edit',
    z.object({ siteId: id, photos: z.array(newPhotoSchema).min(1).max(PHOTO_LIMITS.atOnce) }).strict(),
    z.object({ photos: z.array(photoSchema) }),
  ),
  'site.photo.update': command('edit', z.object({ id, caption: photoCaptionSchema }).strict(), photoSchema),
  'site.photo.remove': command(
    'edit',
    z.object({ ids: z.array(id).min(1).max(PHOTO_LIMITS.perSite) }).strict(),
    z.object({ removed: z.number().int() }),
  ),
  /** Turns the buildings a filter finds into rooftop sites: one undo step. */
  'site.fromBuildings': command(
    'long-edit',
    z
      .object({
        filter: roofFilterSchema.default({}),
        rules: someRoofRulesSchema.default({}),
        useSurvey,
      })
      .strict(),
    z.object({
      created: z.number().int(),
      taken: z.number().int(),
      /** Roofs of which a survey leaves too little. */
      unusable: z.number().int(),
      /** Roofs that are not fit, by reason, and how far that could be checked. */
      unfit: z.array(leftOutSchema),
      checks: z.array(fitnessStateSchema),
      capacityKwp: z.number(),
    }),
  ),
} as const;
