import { z } from 'zod';
import { modeSchema } from './money.ts';
import { priceYearSchema } from './price-year.ts';
import { RULE_STATUSES } from './rule-pack.ts';

/** One operating year of the county's systems, yuan; positive is what the words say, not a sign. */
export const moneyYearSchema = z.object({
  year: z.number().int(),
  /** Invested before the year. */
  capexYuan: z.number(),
  /** Delivered. */
  energyKwh: z.number(),
  feedInYuan: z.number(),
  selfUseYuan: z.number(),
  /** Operation, and the inverters in the year they are replaced. */
  opexYuan: z.number(),
  /** Roof and land rent. */
  rentYuan: z.number(),
  /** Value-added tax and its surcharges. */
  vatYuan: z.number(),
  incomeTaxYuan: z.number(),
  interestYuan: z.number(),
  principalYuan: z.number(),
  /** What the village collective is paid of the owners' cash. */
  dividendYuan: z.number(),
  /** After tax as if there were no loan. */
  projectYuan: z.number(),
  /** What stays with the owners after tax, loan and dividend. */
  equityYuan: z.number(),
  /** All equity so far, investments included. */
  cumulativeYuan: z.number(),
  /** All farm households together: rents of their roofs and fields, what they save, and the change of what they grow. */
  householdYuan: z.number(),
  villageYuan: z.number(),
  /** Owners of other roofs, as factories, schools and offices: their rents, and what they save. */
  roofOwnerYuan: z.number(),
});

export type MoneyYear = z.output<typeof moneyYearSchema>;

/** What an investment is worth; null where the question has no answer. */
const worthSchema = z.object({
  capexYuan: z.number(),
  /** Cost of a delivered kilowatt-hour before tax and financing, at the discount rate. */
  lcoeYuanKwh: z.number().nullable(),
  npvYuan: z.number(),
  projectIrr: z.number().nullable(),
  equityIrr: z.number().nullable(),
  paybackYears: z.number().nullable(),
  discountedPaybackYears: z.number().nullable(),
});

export type Worth = z.output<typeof worthSchema>;

const siteMoneySchema = worthSchema.extend({
  siteId: z.number().int(),
  /** Of the investment, its parts of batteries at substations and of works on the grid. */
  gridYuan: z.number(),
  firstYearRevenueYuan: z.number(),
  /** Share of the energy used on the spot, before the mode of selling, and where it is from. */
  selfUsed: z.number(),
  selfUsedFrom: z.enum(['balance', 'assumed']),
  /** Change of crop income under the modules, and where it is from; null on roofs. */
  cropChange: z.number().nullable(),
  cropFrom: z.enum(['model', 'assumed']).nullable(),
  /** Means over the operating years; those of a site all together. */
  householdYuanPerYear: z.number(),
  villageYuanPerYear: z.number(),
  roofOwnerYuanPerYear: z.number(),
});

export type SiteMoney = z.output<typeof siteMoneySchema>;

export const namedSiteMoneySchema = siteMoneySchema.extend({ name: z.string() });

export type NamedSiteMoney = z.output<typeof namedSiteMoneySchema>;

const quotedSchema = z.object({ value: z.number(), source: z.string(), approximate: z.boolean() });

export type Quoted = z.output<typeof quotedSchema>;

/** Terms of what is fed in. */
export const FEED_IN_TERMS = [
  'mechanismYuanKwh',
  'mechanismShare',
  'mechanismYears',
  'marketYuanKwh',
] as const;

export type FeedInTerm = (typeof FEED_IN_TERMS)[number];

/** A price or term: null is not known and to be entered; until then it lies between low and high. */
export const feedInTermSchema = z.object({
  value: z.number().nullable(),
  low: z.number(),
  high: z.number(),
  from: z.enum(['planner', 'rule', 'toBeEntered']),
  status: z.enum(RULE_STATUSES).nullable(),
  source: z.string(),
});

export type CasePrice = z.output<typeof feedInTermSchema>;

/** What a planner has to know about figures of money. */
export const MONEY_NOTES = [
  'benchmarkApproximate',
  'noBenchmark',
  'mechanismToBeEntered',
  'selfUseUnknown',
  'holidayPricesUnknown',
  'holidayPricesTwoPart',
  'noRulesHere',
  'modeNotAllowed',
  'modeConditional',
  'modeUnknown',
  'idleBattery',
  'idleWorks',
] as const;

/** Output of `money.outlook`. */
export const moneyOutlookSchema = z.object({
  total: worthSchema.extend({
    equityYuan: z.number(),
    loanYuan: z.number(),
    /** Of the investment, batteries at substations. */
    batteryYuan: z.number(),
    /** What works on the grid cost the sites: of the investment, and in later years. */
    gridWorksYuan: z.number(),
    gridWorksLaterYuan: z.number(),
    /** The first year in which all sites are in service; the next two figures are of it. */
    headlineYear: z.number().int(),
    /** What is curtailed or lost in those batteries and so not sold. */
    undeliveredKwh: z.number(),
    firstYearRevenueYuan: z.number(),
    /** Of all sites together, each as a mean over its operating years. */
    householdYuanPerYear: z.number(),
    villageYuanPerYear: z.number(),
    roofOwnerYuanPerYear: z.number(),
  }),
  years: z.array(moneyYearSchema),
  sites: z.array(siteMoneySchema),
  /** The figures taken, with where each comes from. */
  figures: z.object({
    capexRooftopYuanKwp: quotedSchema,
    capexAgrivoltaicYuanKwp: quotedSchema,
    opexRooftopYuanKwp: quotedSchema,
    opexAgrivoltaicYuanKwp: quotedSchema,
    feedInYuanKwh: quotedSchema,
    retailYuanKwh: quotedSchema,
    farmRetailYuanKwh: quotedSchema,
  }),
  /** How many sites take a share or a change from where. */
  basis: z.object({
    /** Sites whose energy is out of date. */
    stale: z.number().int(),
    selfUse: z.object({ balance: z.number().int(), assumed: z.number().int() }),
    crop: z.object({ model: z.number().int(), assumed: z.number().int() }),
  }),
  notes: z.array(z.enum(MONEY_NOTES)),
  /** Where the mechanism price of new projects is to be entered: what it may lie between, yuan per kWh. */
  feedInRange: z.object({ low: z.number(), high: z.number() }).optional(),
  /** Price and terms of what a new roof of the scenario's class feeds in; null where nothing has a rule yet. */
  terms: z
    .object({
      project: z.enum(['existing', 'new']),
      mechanismYuanKwh: feedInTermSchema,
      mechanismShare: feedInTermSchema,
      mechanismYears: feedInTermSchema,
      marketYuanKwh: feedInTermSchema,
    })
    .nullable(),
  /** Imported market prices by the hour that are taken, and what is fed in fetches at its hours; null where none are. */
  market: priceYearSchema.extend({ fedInYuanKwh: z.number().nullable() }).nullable(),
  /** Notice by whose hours self-use of commerce and industry is weighted; null where none is known in the grid. */
  timeOfUse: z.object({ document: z.string(), status: z.enum(RULE_STATUSES), source: z.string() }).nullable(),
  /** Terms that some site needs and no one knows. */
  toBeEntered: z.array(z.enum(FEED_IN_TERMS)),
  /** Worth of the county at the low and at the high end of all that is to be entered; null where nothing is. */
  range: z
    .object({
      npvYuan: z.object({ low: z.number(), high: z.number() }),
      projectIrr: z.object({ low: z.number().nullable(), high: z.number().nullable() }),
    })
    .nullable(),
});

export type MoneyOutlook = z.output<typeof moneyOutlookSchema>;

/** What a site is worth under each way of selling. */
export const siteModesSchema = z.object({
  siteId: z.number().int(),
  name: z.string(),
  mode: modeSchema,
  modes: z.array(
    z.object({
      mode: modeSchema,
      npvYuan: z.number(),
      /** By its class; null where it hangs on what is not known. */
      allowed: z.boolean().nullable(),
    }),
  ),
  /** The best of those it may choose for certain, and by how much it is better than the present one. */
  best: modeSchema.nullable(),
  gainYuan: z.number(),
  /** Whether the hours of the account say what it uses on the spot, or the scenario. */
  selfUsedFrom: z.enum(['hours', 'assumed']),
});

export type SiteModes = z.output<typeof siteModesSchema>;
