import { z } from 'zod';
import { PILOT_CLASSES, pilotClassSchema } from './building-classes.ts';

/** What a portfolio is chosen for: lifetime net energy of the first year, avoided carbon, fit, or present value. */
export const GOALS = ['energy', 'carbon', 'fit', 'income'] as const;
export const goalSchema = z.enum(GOALS);
export type Goal = z.output<typeof goalSchema>;

const kw = z.number().min(0).max(1e9);
const share = z.number().min(0).max(1);
const hours = z.number().min(0.25).max(24);

/** The limits a chosen set of sites must keep. */
export const portfolioLimitsSchema = z
  .object({
    /** Most that may be invested, yuan; null without a limit. */
    budgetYuan: z.number().min(0).max(1e13).nullable().default(null),
    leastKwp: kw.nullable().default(null),
    mostKwp: kw.nullable().default(null),
    /** Least share of the capacity of each kind. */
    leastShare: z
      .object({
        rooftop: z.number().min(0).max(1).default(0),
        agrivoltaic: z.number().min(0).max(1).default(0),
      })
      .strict()
      .default({ rooftop: 0, agrivoltaic: 0 }),
    /** Whether the sites of a substation must stay within what it hosts. */
    hosting: z.boolean().default(true),
    /** Sites that must not, and must, be in. */
    excluded: z.array(z.number().int().positive()).max(100000).default([]),
    required: z.array(z.number().int().positive()).max(100000).default([]),
    /** Most of the capacity that one town may have; 1 is no limit. */
    townShare: z.number().gt(0).max(1).default(1),
    /**
     * Least share of a chosen site that may be built; 1 takes sites whole. Below half of it, design, access and
     * connection are no longer earned: engineering judgement.
     */
    leastSize: z.number().min(0.05).max(1).default(0.5),
    /** Least share of the roofs of each class of building that must carry modules. */
    classShare: z.partialRecord(pilotClassSchema, share).default({}),
    /** Whether batteries at substations may take what could not flow back; their size is chosen too. */
    storage: z.boolean().default(false),
    /** With batteries: most of a substation's energy that may still be curtailed; beyond nothing, its sites stay over the limit. */
    mostCurtailed: share.default(0),
    /** Hours for which a battery gives its full power: from half an hour of fast cells to a day; engineering judgement. */
    storeHours: z
      .object({ least: hours.default(1), most: hours.default(8) })
      .strict()
      .refine(({ least, most }) => least <= most, { path: ['most'] })
      .default({ least: 1, most: 8 }),
  })
  .strict();
export type PortfolioLimits = z.output<typeof portfolioLimitsSchema>;

/** Which limit stands in a conflict. */
export const LIMITS = [
  'budget',
  'least',
  'most',
  'rooftopShare',
  'agrivoltaicShare',
  'hosting',
  'required',
  'town',
  ...PILOT_CLASSES,
  'curtailment',
] as const;
const limitSchema = z.enum(LIMITS);
export type Limit = z.output<typeof limitSchema>;

/** A solve's progress counts this many steps for each set it looks for: the share of the way from no set to a gap of nil. */
export const GAP_STEPS = 10_000;

export const portfolioInputSchema = z
  .object({
    goal: goalSchema.default('energy'),
    limits: portfolioLimitsSchema.default(portfolioLimitsSchema.parse({})),
    /** Another goal to trade against: the front is worked out at this many points. */
    tradeAgainst: goalSchema.nullable().default(null),
    points: z.number().int().min(2).max(15).default(6),
    gap: z.number().min(0).max(0.5).default(0.01),
    timeSeconds: z.number().min(1).max(3600).default(60),
  })
  .strict();
export type PortfolioInput = z.output<typeof portfolioInputSchema>;

/** A battery at a substation. */
const chosenStoreSchema = z.object({
  stationId: z.number().int(),
  energyKwh: z.number(),
  powerKw: z.number(),
  investmentYuan: z.number(),
  /** Of the year, hour by hour: what goes through it, and what is curtailed nonetheless. */
  servedKwh: z.number(),
  curtailedKwh: z.number(),
});
export type ChosenStore = z.output<typeof chosenStoreSchema>;

const choiceSchema = z.object({
  siteIds: z.array(z.number().int()),
  /** Of each site, the share that is built. */
  sizes: z.array(z.number()),
  /** Batteries, where any are worth their while. */
  stores: z.array(chosenStoreSchema),
  capacityKwp: z.number(),
  /** Of sites and batteries. */
  investmentYuan: z.number(),
  /** What the set is worth by each goal: kWh, tCO2, fit-weighted kWp, yuan of present value. */
  worth: z.object({ energy: z.number(), carbon: z.number(), fit: z.number(), income: z.number() }),
  /** How far at most from the best possible, and how long it took. */
  gap: z.number(),
  seconds: z.number(),
  proven: z.boolean(),
});
export type Choice = z.output<typeof choiceSchema>;

/** A battery that a scenario places at a substation. */
export const plannedStoreSchema = z.object({
  stationId: z.number().int(),
  energyKwh: z.number(),
  powerKw: z.number(),
  investmentYuan: z.number(),
});

/** Output of `portfolio.solve`. */
export const portfolioSchema = z.object({
  candidates: z.number().int(),
  /** The best set; null where the limits contradict each other. */
  best: choiceSchema.nullable(),
  /** The set picked one by one by worth per yuan, for comparison. */
  greedy: choiceSchema.nullable(),
  /** Sets along the front, the goal's best first; empty when nothing is traded. */
  front: z.array(choiceSchema),
  /** Limits of which no smaller group is in conflict; empty when there is a set. */
  conflict: z.array(limitSchema),
  /** Whether fit was counted: it is the goal or what it is traded against, and scores are there. */
  fitKnown: z.boolean(),
  /**
   * Whether candidates reach consumers, so that what they use on the spot depends on the set. Sites are then chosen by what
   * they would use with all candidates built, and what a set is worth is of the set itself.
   */
  selfUseDepends: z.boolean(),
  /** Batteries of the active scenario, in whose place those of the set come when it is adopted. */
  replacedStores: z.array(plannedStoreSchema),
});
export type Portfolio = z.output<typeof portfolioSchema>;

/** One year of a roadmap. */
const phaseSchema = z.object({
  year: z.number().int(),
  siteIds: z.array(z.number().int()),
  /** Batteries bought in it. */
  stores: z.array(plannedStoreSchema),
  capacityKwp: z.number(),
  /** Of sites and batteries. */
  investmentYuan: z.number(),
  /** How much more or less than the yearly share. */
  offYuan: z.number(),
  /** Of all sites built so far, in a full year, kWh. */
  annualKwh: z.number(),
  cumulativeKwp: z.number(),
  byKind: z.object({ rooftop: z.number(), agrivoltaic: z.number() }),
});
export type Phase = z.output<typeof phaseSchema>;
export const roadmapSchema = z.object({
  phases: z.array(phaseSchema),
  /** Equal share of a year, yuan. */
  yearlyYuan: z.number(),
  /** Whether every year keeps it within a hundredth. */
  equal: z.boolean(),
  /** Sites that cost more than a year's share by themselves, so that no way of building them whole keeps it. */
  larger: z.array(z.number().int()),
});
export type Roadmap = z.output<typeof roadmapSchema>;
