import { z } from 'zod';
import { RULE_STATUSES } from './rule-pack.ts';

/** Layers that land rules read. */
export const RULE_LAYERS = ['farmland', 'exclusions', 'roads', 'buildings', 'feeders'] as const;
const ruleLayerSchema = z.enum(RULE_LAYERS);
export type RuleLayer = z.output<typeof ruleLayerSchema>;

/** One rule a site is held against: a row of `data/rules/land-rules.csv`. */
export const landRuleSchema = z.object({
  code: z.string(),
  layer: ruleLayerSchema,
  /** Classes of the layer's features that the rule is about; `*` takes all. */
  classes: z.array(z.string()),
  kinds: z.array(z.enum(['rooftop', 'agrivoltaic'])),
  test: z.enum(['overlap', 'distance', 'slope']),
  /** Share of the site let pass, metres to keep, or degrees, by test. */
  limit: z.number(),
  /** Metres added to the limit where a road is drawn as its centreline. */
  edgeM: z.number(),
  severity: z.enum(['forbid', 'caution']),
  basis: z.enum(['law', 'judgement']),
  status: z.enum(RULE_STATUSES),
  year: z.number().int(),
  source: z.string(),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  /** Key of the text that is printed of it: another where another law took its place. */
  law: z.string(),
});
export type LandRule = z.output<typeof landRuleSchema>;

/** Shortest reason for an override, characters. */
export const LEAST_REASON = 10;
export const overrideReasonSchema = z.string().trim().min(LEAST_REASON).max(2000);

/** Who let a breach pass, and by which document. */
export const overrideApprovalSchema = {
  approver: z.string().trim().min(1).max(200).optional(),
  documentNumber: z.string().trim().min(1).max(200).optional(),
};

/** A rule that a site breaks, and by how much. */
const ruleFindingSchema = z.object({
  rule: z.string(),
  law: z.string(),
  severity: z.enum(['forbid', 'caution']),
  layer: ruleLayerSchema,
  /** Features behind it, the gravest first, at most five. */
  features: z.array(
    z.object({
      id: z.number().int(),
      name: z.string().nullable(),
      /** Square metres shared, metres apart or degrees of slope, by the rule's test. */
      amount: z.number(),
    }),
  ),
  featureCount: z.number().int(),
  overlapM2: z.number().nullable(),
  overlapShare: z.number().nullable(),
  distanceM: z.number().nullable(),
  slopeDeg: z.number().nullable(),
  /** What the rule asks in the finding's own unit: share, metres (edge included) or degrees. */
  limit: z.number(),
  override: z
    .object({
      reason: z.string(),
      at: z.string(),
      /** Who let it pass, and the number of the document; null where not said. */
      approver: z.string().nullable(),
      documentNumber: z.string().nullable(),
    })
    .nullable(),
});
export type RuleFinding = z.output<typeof ruleFindingSchema>;

/**
 * How a site stands: every rule that is asked of it was checked and kept, nothing found but not all rules checked, only
 * cautions, every breach overridden, or a breach that keeps it from counting.
 */
export const LAND_STATUSES = ['clear', 'unchecked', 'caution', 'overridden', 'broken'] as const;
export const landStatusSchema = z.enum(LAND_STATUSES);
export type LandStatus = z.output<typeof landStatusSchema>;

export const siteLandSchema = z.object({
  siteId: z.number().int(),
  status: landStatusSchema,
  findings: z.array(ruleFindingSchema),
  /** Rules that were held against this site. */
  checked: z.array(z.string()),
  /** Rules that could not be asked of this site because their layer is empty or has no such data. */
  unchecked: z.array(z.string()),
});
export type SiteLand = z.output<typeof siteLandSchema>;

/** Output of `rules.check`. */
export const landCheckSchema = z.object({
  rules: z.array(landRuleSchema),
  /** Layers that are empty, so that their rules found nothing because there was nothing to find. */
  emptyLayers: z.array(ruleLayerSchema),
  /** Rules whose layer has features, but none of the classes they are about: checked only as far as the layer is whole. */
  withoutFeatures: z.array(z.string()),
  sites: z.array(siteLandSchema),
});
export type LandCheck = z.output<typeof landCheckSchema>;
