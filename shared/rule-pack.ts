import { z } from 'zod';

/** How far a rule's figure can be relied on. */
export const RULE_STATUSES = ['verified', 'second-hand', 'draft', 'judgement'] as const;

const day = z.iso.date();

/** One rule, price, share, factor or limit: what it says, where, and from when to when. */
export const ruleRowSchema = z.object({
  /** What the figure is, such as `mechanism.new.price`. The same id may hold in several regions and times. */
  id: z.string().trim().min(1),
  kind: z.string().trim().min(1),
  /** `全国`, a province without its ending, or one of the two grids of Hebei and of Inner Mongolia. */
  region: z.string().trim().min(1),
  /** Null: not known; ask the authority. */
  value: z.union([z.number(), z.string()]).nullable(),
  unit: z.string(),
  validFrom: day,
  /** The last day; null until something replaces it. */
  validTo: day.nullable(),
  document: z.string().trim().min(1),
  status: z.enum(RULE_STATUSES),
  source: z.string().trim().min(1),
});
export type RuleRow = z.output<typeof ruleRowSchema>;

const ruleQuerySchema = z.object({ countyCode: z.string().regex(/^\d{6}$/), date: day }).strict();

/** Input of `rulepack.at`. */
export const rulesAtSchema = ruleQuerySchema.extend({
  /** By the rules that the open document is planned under, in the place of the program's present ones. */
  asPlanned: z.boolean().default(false),
});
const ruleRowsSchema = z.object({ rows: z.array(ruleRowSchema) });

/** The planner's own rules. */
export const ownRulesSchema = ruleRowsSchema.extend({
  /**
   * Ids of theirs that are none of the program's, the first 200: kept for the record, nothing is worked out by them.
   * `nearest` is the id of the program's that is written nearly alike, which was likely meant.
   */
  unknown: z.array(z.object({ id: z.string(), nearest: z.string().nullable() })),
});
export type OwnRules = z.output<typeof ownRulesSchema>;

/** Output of `rulepack.at`. */
export const ruleAnswerSchema = ruleRowsSchema.extend({
  /** Those of the place that have rows of their own, the most particular first. */
  regions: z.array(z.string()),
  /** Whether the national rows hold there; not in Hong Kong, Macau and Taiwan, of which the program has no rules. */
  nationalHolds: z.boolean(),
});

const headline = z.object({
  deliveredKwh: z.number(),
  avoidedTco2: z.number(),
  capexYuan: z.number(),
  npvYuan: z.number(),
  projectIrr: z.number().nullable(),
  /** What the rules say against sites, all together. */
  notes: z.number().int(),
});

/** Output of `rulepack.changes`. */
export const ruleChangesSchema = z.object({
  /** Day whose rules the document is planned by, and the one it is held against. */
  plannedOn: day,
  date: day,
  /**
   * Whether the document keeps the rules it was planned under. Where it is older than that, what was corrected in rules
   * already in force that day cannot be told.
   */
  kept: z.boolean(),
  /** Rules that say something else: null where there was or is none. */
  changes: z.array(z.object({ before: ruleRowSchema.nullable(), after: ruleRowSchema.nullable() })),
  /** The active scenario's headline figures by the rules of either day. */
  before: headline,
  after: headline,
});
export type RuleChanges = z.output<typeof ruleChangesSchema>;

/** What tells one of the planner's rules from another. */
export const ruleKeySchema = ruleRowSchema
  .pick({ id: true, kind: true, region: true, validFrom: true })
  .strict();

/** Whose tariff: homes and farms have their own, the same at all hours; commerce and industry pay by the hour. */
export const TARIFFS = ['household', 'agriculture', 'commercial'] as const;
export const tariffSchema = z.enum(TARIFFS);
export type TariffName = z.output<typeof tariffSchema>;

const HOURS = 8760;

/** Input of `price.selfUse`. */
export const selfUseQuerySchema = ruleQuerySchema
  .extend({
    tariff: tariffSchema,
    /** Energy used in each hour of the year, UTC, hour beginning. */
    hourlyKwh: z.array(z.number().min(0)).length(HOURS).optional(),
    /** Hours of PV in the county by its bundled climate; taken too where no hours are given. */
    shape: z.literal('pv').optional(),
    /** Of industry with a two-part tariff of 315 kVA and more, which some notices price otherwise on holidays. */
    twoPart: z.boolean().optional(),
  })
  .strict();

/** Output of `price.selfUse`. */
export const selfUsePriceSchema = z.object({
  /** What a self-used kilowatt-hour saves: the mean price times the factor. */
  yuanKwh: z.number(),
  /** Mean of all hours of the year alike; approximate. */
  meanYuanKwh: z.number(),
  factor: z.number(),
  /** Of the time-of-use notice; null for tariffs that are the same at all hours. */
  document: z.string().nullable(),
  /**
   * Hours of their own for public holidays: `counted`, known but `twoPartOnly`, `notKnown` and so counted as other days,
   * or `none` where all hours have one price.
   */
  holidays: z.enum(['counted', 'twoPartOnly', 'notKnown', 'none']),
  status: z.enum(RULE_STATUSES),
  source: z.string(),
});
export type SelfUsePrice = z.output<typeof selfUsePriceSchema>;
