import { z } from 'zod';

const id = z.number().int().positive();
const share = z.number().min(0).nullable();
const amount = z.number().min(0).max(1e9);

/** Kinds of groups: sites that serve users over lines of their own (绿电直连, 发改能源〔2025〕650号). */
export const GROUP_KINDS = ['directPower'] as const;

export const groupFieldsSchema = z
  .object({
    name: z.string().trim().min(1).max(200),
    kind: z.enum(GROUP_KINDS).default('directPower'),
    siteIds: z.array(id).max(10_000),
    consumerIds: z.array(id).max(10_000),
    /** A store of the group's own: it takes surplus and gives it back to its users. */
    storeKwh: amount,
    storeKw: amount,
  })
  .strict();
export type GroupFields = z.output<typeof groupFieldsSchema>;
export const groupSchema = groupFieldsSchema.extend({ id });
export type Group = z.output<typeof groupSchema>;

/** What the rules ask of a group; null where they are not known. */
const ratioLimitsSchema = z.object({
  leastOfAvailable: z.number().nullable(),
  leastOfDemand: z.number().nullable(),
  mostExported: z.number().nullable(),
});
export type RatioLimits = z.output<typeof ratioLimitsSchema>;

/** Output of `group.ratios`. Shares are null without what they are shares of. */
export const groupRatiosSchema = z.object({
  /** Of what its sites can generate, what its users take, at once or out of its store. */
  selfUsedOfAvailable: share,
  /** Of what its users take, what its sites give. */
  selfUsedOfDemand: share,
  /** Of what its sites can generate, what leaves into the public grid. */
  exportedShare: share,
  /** Whether all three hold. */
  passes: z.boolean(),
  limits: ratioLimitsSchema,
  /** Day whose rules were asked. */
  date: z.iso.date(),
  availableKwh: z.number(),
  demandKwh: z.number(),
  selfUsedKwh: z.number(),
  exportedKwh: z.number(),
  curtailedKwh: z.number(),
  storageLossKwh: z.number(),
  /** Of what its users take in each clock hour of the day, what is of its sites in that very hour. */
  carbonFreeByHour: z.array(share).length(24),
});
export type GroupRatios = z.output<typeof groupRatiosSchema>;

export const groupDesignInputSchema = z
  .object({
    groupId: id,
    /** Sites that may be chosen; left out, those of the group. */
    siteIds: z.array(id).min(1).max(200).optional(),
    /** Whether a store may be built; it has the scenario's power for its energy. */
    storage: z.boolean().default(true),
  })
  .strict();

/** Output of `group.design`: the cheapest sites and store with which all three ratios hold. */
export const groupDesignSchema = z.object({
  best: z
    .object({
      siteIds: z.array(id),
      storeKwh: z.number(),
      storeKw: z.number(),
      investmentYuan: z.number(),
      ratios: groupRatiosSchema,
    })
    .nullable(),
  /** Whether nothing cheaper can be; false where the search was ended. */
  proven: z.boolean(),
  /** Sets of sites held against the hours of the year. */
  tried: z.number().int(),
});
export type GroupDesign = z.output<typeof groupDesignSchema>;
