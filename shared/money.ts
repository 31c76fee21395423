import { z } from 'zod';
import { PERCENT } from './assumption-shown.ts';
import { ownTermsSchema, siteOwnTermsSchema } from './own-terms.ts';
import { priceYearSchema } from './price-year.ts';
import { RULE_STATUSES } from './rule-pack.ts';

const share = z.number().min(0).max(1);
const yuanKwp = z.number().min(0).max(100000);
const yuanKwh = z.number().min(0).max(5);
/** A tax that follows the law of the rule pack while it is empty. */
const TAX = { ...PERCENT, empty: 'byLaw' };
const growth = z.number().min(-0.2).max(0.2);

/** How a system sells: the three modes of the 2025 rules for distributed PV (国能发新能规〔2025〕7号). */
export const MODES = ['fullFeedIn', 'selfUseSurplus', 'fullSelfUse'] as const;
export const modeSchema = z.enum(MODES);
export type Mode = z.output<typeof modeSchema>;

/** Whose roof and whose system: the four classes of the same rules. */
export const OWNERS = ['household', 'householdLeased', 'commercial', 'largeCommercial'] as const;
const ownerSchema = z.enum(OWNERS);
export type Owner = z.output<typeof ownerSchema>;

/** The four classes, and the central plants that arrays over fields and ponds are. */
export const CASE_CLASSES = [...OWNERS, 'central'] as const;
export const caseClassSchema = z.enum(CASE_CLASSES);
export type CaseClass = z.output<typeof caseClassSchema>;

/**
 * What a scenario assumes about money, yuan of the first operating year with tax. Null takes the bundled table,
 * which names its source; other defaults are engineering judgements unless a rule is named.
 */
export const moneyAssumptionsSchema = z
  .object({
    capexRooftopYuanKwp: yuanKwp.nullable().default(null).meta({ unit: 'yuanKwp' }),
    capexAgrivoltaicYuanKwp: yuanKwp.nullable().default(null).meta({ unit: 'yuanKwp' }),
    /** Operation, cleaning, insurance and management in the first year. */
    opexRooftopYuanKwp: yuanKwp.nullable().default(null).meta({ unit: 'yuanKwpYear' }),
    opexAgrivoltaicYuanKwp: yuanKwp.nullable().default(null).meta({ unit: 'yuanKwpYear' }),
    opexGrowth: growth.default(0.02).meta(PERCENT),
    /** Inverters replaced once, in this operating year. */
    replacementYuanKwp: yuanKwp.default(150).meta({ unit: 'yuanKwp' }),
    replacementYear: z.number().int().min(1).max(50).default(13).meta({ unit: 'a' }),
    rooftopOwner: ownerSchema.default('householdLeased'),
    rooftopMode: modeSchema.default('selfUseSurplus'),
    agrivoltaicMode: modeSchema.default('fullFeedIn'),
    /**
     * Price of what is fed in under the settlement mechanism. Null takes what the rules say: of projects before 2025-06-01
     * the province's or the coal benchmark, of new ones the result of the province's bidding; where that is not known it
     * is to be entered, and the middle of its range stands in. Share and term alike; with a price of the planner's own
     * they are all energy and the whole life where nothing is said.
     */
    feedInYuanKwh: yuanKwh.nullable().default(null).meta({ unit: 'yuanKwh' }),
    /** Share of what is fed in that is settled at that price; the rest meets the market's. */
    mechanismShare: share.nullable().default(null).meta(PERCENT),
    /** Years for which it is settled so, from the first of operation; afterwards the market's price holds. */
    mechanismYears: z.number().int().min(0).max(50).nullable().default(null).meta({ unit: 'a' }),
    /** Mean price of the market. */
    marketYuanKwh: yuanKwh.nullable().default(null).meta({ unit: 'yuanKwh' }),
    /** Takes the imported market prices by the hour, where there are any, for the hours in which energy is fed in. */
    marketFromHours: z.boolean().default(true),
    /** What PV hours fetch there, over the mean; 1 where the price is that of PV hours. */
    captureRate: z.number().min(0).max(2).default(1).meta(PERCENT),
    /** What an industrial consumer pays a month for its highest load; null takes the rule pack. */
    demandYuanKwMonth: z.number().min(0).max(200).nullable().default(null).meta({ unit: 'yuanKwMonth' }),
    /** What the user on the spot pays the grid; null takes the bundled figure for the kind of roof. */
    retailYuanKwh: yuanKwh.nullable().default(null).meta({ unit: 'yuanKwh' }),
    /** The same on fields; null takes the bundled farm tariff. */
    farmRetailYuanKwh: yuanKwh.nullable().default(null).meta({ unit: 'yuanKwh' }),
    /** What the system's owner takes off that price for the user on the spot. */
    selfUseDiscount: share.default(0.1).meta(PERCENT),
    /** Sites that share with consumers use on the spot what the hourly balance says, the others what is assumed. */
    selfUseFromBalance: z.boolean().default(true),
    priceGrowth: growth.default(0).meta(PERCENT),
    roofRentBasis: z.enum(['area', 'module']).default('area'),
    /** Yearly rent per square metre of module. */
    roofRentYuanM2: z.number().min(0).max(1000).default(6).meta({ unit: 'yuanM2Year' }),
    /** Yearly rent per module. */
    roofRentYuanModule: z.number().min(0).max(1000).default(40).meta({ unit: 'yuanModuleYear' }),
    moduleAreaM2: z.number().min(0.5).max(5).default(2.58).meta({ unit: 'm²' }),
    rentGrowth: growth.default(0).meta(PERCENT),
    /** Per mu (1/15 hectare) of the drawn area. */
    landRentYuanMu: z.number().min(0).max(100000).default(800).meta({ unit: 'yuanMuYear' }),
    cropIncomeYuanMu: z.number().min(0).max(100000).default(1000).meta({ unit: 'yuanMuYear' }),
    /** Net income of a fish pond, and its change under modules: nothing is assumed to be lost until the planner says so. */
    pondIncomeYuanMu: z.number().min(0).max(100000).default(2000).meta({ unit: 'yuanMuYear' }),
    pondChange: z.number().min(-1).max(1).default(0).meta(PERCENT),
    /** Takes the change of crop income from the yield and the cultivated land that the light model gives. */
    cropFromModel: z.boolean().default(true),
    /** Change of the crop's net income under the modules, where it is not taken from the model. */
    cropChange: z.number().min(-1).max(1).default(-0.2).meta(PERCENT),
    /** Of the land rent, what the village collective keeps. */
    villageRentShare: share.default(0.1).meta(PERCENT),
    /** Of the owners' cash in operating years, what the village collective gets for what it brought in. */
    villageEquityShare: share.default(0).meta(PERCENT),
    /** On electricity and equipment; null takes the law of the rule pack, as the next two do. */
    vatRate: z.number().min(0).max(0.3).nullable().default(null).meta(TAX),
    /** Share of CAPEX whose input tax is deductible. */
    deductibleShare: share.default(0.9).meta(PERCENT),
    /** Of the value-added tax paid. */
    surchargeRate: share.nullable().default(null).meta(TAX),
    incomeTaxRate: share.nullable().default(null).meta(TAX),
    /** Years free of income tax, and years at half its rate, of which the rule pack says how many. */
    taxHoliday: z.boolean().default(true),
    depreciationYears: z.number().int().min(1).max(50).default(20).meta({ unit: 'a' }),
    residualShare: share.default(0.05).meta(PERCENT),
    loanShare: z.number().min(0).max(0.95).default(0.7).meta(PERCENT),
    loanRate: z.number().min(0).max(0.3).default(0.035).meta(PERCENT),
    loanYears: z.number().int().min(1).max(30).default(15).meta({ unit: 'a' }),
    discountRate: z.number().min(0).max(0.3).default(0.06).meta(PERCENT),
    /** What is set for a class of roofs or for fields (`central`), in place of the figures above. */
    classTerms: z.partialRecord(caseClassSchema, ownTermsSchema).default({}),
    /** What is set for single sites, in place of their class's. */
    siteTerms: siteOwnTermsSchema.default({}),
  })
  .strict();
export type MoneyAssumptions = z.output<typeof moneyAssumptionsSchema>;

/** Taxes of a scenario that follow the law where they are not set, with the rules that say so. */
export const TAX_RULES = {
  vatRate: 'tax.vat.rate',
  surchargeRate: 'tax.surcharges',
  incomeTaxRate: 'tax.income.rate',
} as const;
export type Tax = keyof typeof TAX_RULES;

/** What a scenario assumes about money, with what the law says of taxes. */
export type TaxedMoney = Omit<MoneyAssumptions, Tax> &
  Record<Tax, number> & {
    /** Years over which a loss is carried forward; free of income tax; and at half its rate. */
    lossYears: number;
    freeYears: number;
    halfYears: number;
  };

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
