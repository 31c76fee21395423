import { z } from 'zod';
import { PERCENT } from './assumption-shown.ts';
import { ownTermsSchema, siteOwnTermsSchema } from './own-terms.ts';

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
