import { z } from 'zod';
import { PERCENT } from './assumption-shown.ts';
import { WEATHER_DOUBTS } from './weather.ts';

/** Where an array stands. */
const placeSchema = z.object({
  latitudeDeg: z.number().min(-90).max(90),
  longitudeDeg: z.number().min(-180).max(180),
  elevationM: z.number().min(-500).max(9000).default(0),
});
export type Place = z.output<typeof placeSchema>;

/** How modules are fixed: on an open rack, along a roof with a gap behind them, or on it without one. */
export const MOUNTINGS = ['rack', 'roof', 'flush'] as const;
export type Mounting = (typeof MOUNTINGS)[number];

/** The array's geometry and size. Azimuths are degrees clockwise from north. */
export const arraySchema = z
  .object({
    mount: z.enum(['fixed', 'single-axis-tracker']),
    /** Decides how warm modules run; `temperature` gives the heat loss of an open rack. */
    mounting: z.enum(MOUNTINGS).default('rack'),
    tiltDeg: z.number().min(0).max(90).default(0),
    azimuthDeg: z.number().min(0).max(360).default(180),
    capacityKwp: z.number().positive().max(1e8),
    /** Ground coverage ratio: row width over pitch. Needed for backtracking and for row shading. */
    gcr: z.number().min(0.001).max(1).optional(),
    /** Count what rows take from each other: beam by cell blocks, sky and ground by view factors. */
    rowShading: z.boolean().default(false),
    /** Rear over front efficiency; counts where rows shade each other, since only they see the ground between. */
    bifaciality: z.number().min(0).max(1).default(0),
    /** Half of the modules face the other way, back to back with the first (east–west); `gcr` is of both together. */
    twoFaces: z.boolean().default(false),
    maxAngleDeg: z.number().min(0).max(90).default(60),
    backtrack: z.boolean().default(true),
    axisAzimuthDeg: z.number().min(0).max(360).default(180),
  })
  .strict();
export type ArraySpec = z.output<typeof arraySchema>;

/**
 * The loss tree, fractions of what each step receives, multiplied: 1 − Π(1 − f). The last three stand behind the
 * inverter. Defaults of the others are PVWatts v5 (Dobos 2014, NREL/TP-6A20-62641, table 6), with snow and age at 0.
 */
export const lossTreeSchema = z.object({
  soiling: z.number().min(0).max(1).default(0.02).meta(PERCENT),
  /** Counts only where neither rows in front nor a skyline are worked out. */
  shading: z.number().min(0).max(1).default(0.03).meta(PERCENT),
  snow: z.number().min(0).max(1).default(0).meta(PERCENT),
  mismatch: z.number().min(0).max(1).default(0.02).meta(PERCENT),
  wiring: z.number().min(0).max(1).default(0.02).meta(PERCENT),
  connections: z.number().min(0).max(1).default(0.005).meta(PERCENT),
  lightInducedDegradation: z.number().min(0).max(1).default(0.015).meta(PERCENT),
  nameplate: z.number().min(0).max(1).default(0.01).meta(PERCENT),
  age: z.number().min(0).max(1).default(0).meta(PERCENT),
  /** 1 % is what SAM sets out with for its AC wiring (Gilman et al. 2018, NREL/TP-6A20-67399). */
  acCables: z.number().min(0).max(1).default(0.01).meta(PERCENT),
  /** Judgement: 1 % is about the loss of step-up transformers over a year of PV; none where a roof feeds in at low voltage. */
  transformer: z.number().min(0).max(1).default(0.01).meta(PERCENT),
  availability: z.number().min(0).max(1).default(0.03).meta(PERCENT),
});
export type LossTree = z.output<typeof lossTreeSchema>;

/** Everything about the equipment that is not the array's geometry, with the defaults an estimate uses. */
export const equipmentSchema = z.object({
  module: z.object({ gammaPdcPerK: z.number().min(-0.02).max(0) }).default({ gammaPdcPerK: -0.0034 }),
  temperature: z
    .object({ model: z.literal('faiman'), u0: z.number().positive(), u1: z.number().min(0) })
    .default({ model: 'faiman', u0: 25, u1: 6.84 }),
  /** One figure for all losses but the inverter's; when given it replaces the loss tree and what is worked out beside it. */
  lossFraction: z.number().min(0).lt(1).optional(),
  lossTree: lossTreeSchema.default(lossTreeSchema.parse({})),
  inverter: z
    .object({ dcAcRatio: z.number().positive().max(5), nominalEfficiency: z.number().gt(0).max(1) })
    .default({ dcAcRatio: 1.2, nominalEfficiency: 0.96 }),
  albedo: z.number().min(0).max(1).default(0.2),
});
export type Equipment = z.output<typeof equipmentSchema>;

/** Input of `yield.simulate`. */
export const yieldInputSchema = z
  .object({
    place: placeSchema,
    weather: z.union([
      z
        .object({
          file: z.string().min(1),
          /** Doubts the caller has answered: a file from elsewhere, an annual sum out of bounds. */
          accept: z.array(z.enum(WEATHER_DOUBTS)).optional(),
        })
        .strict(),
      z.object({ bundled: z.literal(true), accept: z.array(z.enum(WEATHER_DOUBTS)).optional() }).strict(),
    ]),
    array: arraySchema,
    ...equipmentSchema.shape,
    hourly: z.boolean().default(false),
  })
  .strict();

/** One step between what the array receives and what is delivered. */
const lossStepSchema = z.object({
  name: z.string(),
  /** Share of the reference energy (light × capacity); all steps add up to 1 − performance ratio. */
  fraction: z.number(),
});
export type LossStep = z.output<typeof lossStepSchema>;

const twelve = z.array(z.number()).length(12);

/** Output of `yield.simulate`. Energy is AC; months are UTC months of the mid-hour. */
export const yieldResultSchema = z.object({
  annualKwh: z.number(),
  monthlyKwh: twelve,
  annualPoaKwhM2: z.number(),
  monthlyPoaKwhM2: twelve,
  /** What the rear side receives, times its efficiency over the front's; 0 without a rear. */
  annualRearKwhM2: z.number(),
  specificYieldKwhPerKwp: z.number(),
  /** Energy over the light of both sides, by IEC 61724-1:2021. */
  performanceRatio: z.number(),
  losses: z.array(lossStepSchema),
  hourlyAcW: z.array(z.number()).length(8760).optional(),
});
export type YieldResult = z.output<typeof yieldResultSchema>;

/** Standard uncertainty of one named cause, as a fraction of annual energy, with where the figure comes from. */
const uncertaintyPartSchema = z.object({ name: z.string(), fraction: z.number(), source: z.string() });

/** What a year's energy may differ by, and what is exceeded with 75, 90 and 99 % chance. */
const energyUncertaintySchema = z.object({
  parts: z.array(uncertaintyPartSchema),
  combinedFraction: z.number(),
  p50Kwh: z.number(),
  p75Kwh: z.number(),
  p90Kwh: z.number(),
  p99Kwh: z.number(),
});
export type EnergyUncertainty = z.output<typeof energyUncertaintySchema>;

/** Output of `yield.simulate`: the year, and what was changed of or is doubtful about what it was made from. */
export const yieldOutputSchema = yieldResultSchema.extend({
  notes: z.array(z.object({ code: z.string(), message: z.string() })),
  uncertainty: energyUncertaintySchema,
});

/** What the inspector shows behind a site's single number. */
export const yieldAnalysisSchema = z.object({
  /** Mean AC power as kWh per hour: 12 months × 24 Beijing hours. */
  typicalDayKwh: z.array(z.array(z.number()).length(24)).length(12),
  uncertainty: energyUncertaintySchema,
  /** AC energy of each operating year, first year first. */
  yearlyKwh: z.array(z.number()),
  degradationPerYear: z.number(),
  /** Best fixed tilt and azimuth at this place, and how much more than now it would yield. */
  optimum: z.object({
    tiltDeg: z.number(),
    azimuthDeg: z.number(),
    annualKwh: z.number(),
    gainFraction: z.number(),
  }),
  /** Keys of the models used, in the order of the chain; the window explains and cites each. */
  models: z.array(z.string()),
});
export type YieldAnalysis = z.output<typeof yieldAnalysisSchema>;
