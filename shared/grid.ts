import { z } from 'zod';
import { gridObjectOf } from './grid-object.ts';

/** What generation does with reactive power: none, a fixed power factor, or an answer to its voltage (Q(U)). */
export const REACTIVE_MODES = ['unity', 'fixed', 'voltage'] as const;
export type ReactiveMode = (typeof REACTIVE_MODES)[number];

/**
 * Of reverse flow: none, within the limit, beyond it. Of a grade by DL/T 2041—2025: open for filing, only for
 * connection, for neither.
 */
const GRID_CLASSES = ['green', 'yellow', 'red'] as const;
export const gridClassSchema = z.enum(GRID_CLASSES);
export type GridClass = z.output<typeof gridClassSchema>;

const stationSchema = z.object({
  /** Feature of the substations layer. */
  id: z.number().int(),
  name: z.string(),
  position: z.tuple([z.number(), z.number()]),
  ratingMva: z.number(),
  /** Where the rating is from: typed by the planner, the layer's property, the assumed default, or works taken over. */
  ratingFrom: z.enum(['typed', 'layer', 'assumed', 'works']),
  peakLoadKw: z.number(),
  siteCount: z.number().int(),
  installedKwp: z.number(),
  /** PV capacity that no hour of the year would push beyond the reverse-flow limit; null where nothing would. */
  hostingKwp: z.number().nullable(),
  remainingKwp: z.number().nullable(),
  /** The least capacity that could be hosted in each Beijing hour of the day over the year; null without sun. */
  hostingByHourKwp: z.array(z.number().nullable()).length(24),
  peakReverseKw: z.number(),
  /** Highest reverse flow over the rating. */
  reverseRate: z.number(),
  class: gridClassSchema,
  overloadedHours: z.number().int(),
  curtailedKwh: z.number(),
  generationKwh: z.number(),
  /** Its battery, and what goes through it in a year; curtailed is what is left behind it. */
  storeKwh: z.number(),
  storeKw: z.number(),
  servedKwh: z.number(),
  /** Of what goes through it, what it loses. */
  lostKwh: z.number(),
});
export type Station = z.output<typeof stationSchema>;

/** A feeder as checked: its rating and its voltage, whichever is reached first. */
const feederCheckSchema = stationSchema
  .omit({
    position: true,
    ratingMva: true,
    ratingFrom: true,
    storeKwh: true,
    storeKw: true,
    servedKwh: true,
  })
  .extend({
    line: z.array(z.tuple([z.number(), z.number()])),
    stationId: z.number().int(),
    conductor: z.string(),
    voltageKv: z.number(),
    ratingKva: z.number(),
    ratingFrom: z.enum(['typed', 'conductor']),
    lengthM: z.number(),
    limitedBy: z.enum(['reverse', 'voltage']),
    /**
     * Voltage over nominal: the highest and that along it at the hour in which most flows back, the lowest at the hour
     * of most load, and the highest allowed.
     */
    highestRise: z.number(),
    lowestRise: z.number(),
    voltageLimit: z.number(),
    profile: z.array(z.object({ alongM: z.number(), rise: z.number() })),
  });
export type FeederCheck = z.output<typeof feederCheckSchema>;

/** A transformer of 10/0.4 kV as checked: reverse flow against its rating. */
const transformerCheckSchema = stationSchema
  .omit({ ratingMva: true, ratingFrom: true, storeKwh: true, storeKw: true, servedKwh: true })
  .extend({
    /** Of all that are at the place. */
    ratingKva: z.number(),
    /** What it hangs on. */
    feederId: z.number().int().nullable(),
    stationId: z.number().int().nullable(),
    /** Voltages over nominal at its roofs at the hour of most back flow, and how many are beyond; null without roofs. */
    lowVoltage: z
      .object({
        highest: z.number(),
        lowest: z.number(),
        beyond: z.number().int(),
        neutralShare: z.number(),
        unbalanced: z.boolean(),
        /** How many of its lines are mapped; none takes typical ones. */
        mappedLines: z.number().int(),
        /** False where the lines cannot carry what is fed in: the voltages then tell nothing. */
        solved: z.boolean(),
      })
      .nullable(),
  });
export type TransformerCheck = z.output<typeof transformerCheckSchema>;

/**
 * What the check of all hours hosts of an object that open capacity names, connected PV added, MW; null where it sets no
 * limit, or the object is not checked.
 */
export function hostedByHours(
  check: Pick<GridCheck, 'stations' | 'feeders' | 'transformers'> | null,
  { id, connectedMw }: { id: string; connectedMw: number },
): number | null {
  const object = gridObjectOf(id);
  const rows = object && check?.[`${object.level}s` as const];
  const hosted = rows?.find((each) => each.id === object!.number)?.hostingKwp ?? null;
  return hosted === null ? null : hosted / 1000 + connectedMw;
}

/** Those that have sites: with most curtailed first, then with least left. */
export const tightestFirst = (transformers: readonly TransformerCheck[]): TransformerCheck[] =>
  transformers
    .filter(({ siteCount }) => siteCount > 0)
    .sort(
      (a, b) =>
        b.curtailedKwh - a.curtailedKwh || (a.remainingKwp ?? Infinity) - (b.remainingKwp ?? Infinity),
    );

/** Output of `grid.lowVoltage`: the roofs behind a transformer at the hour in which it carries most back. */
export const lowVoltageSchema = z.object({
  transformerId: z.number().int(),
  name: z.string(),
  /** Of its higher side, p.u. of nominal. */
  mediumPu: z.number(),
  roofs: z.array(
    z.object({
      siteId: z.number().int(),
      /** Fed in then. */
      powerKw: z.number(),
      /** Over nominal, of the phases it is on. */
      highest: z.number(),
      lowest: z.number(),
      /** 0 to 2; null on all three. Taken so that the phases are even: how it is in truth is not known. */
      phase: z.number().int().nullable(),
      beyond: z.boolean(),
    }),
  ),
  highest: z.number(),
  lowest: z.number(),
  /** GB/T 12325: +7 % up to 20 kV, −10 % at 220 V. */
  voltageLimits: z.object({ highest: z.number(), lowest: z.number() }),
  /** Current in the neutral over the rated one, and whether it is more than a quarter. */
  neutralShare: z.number(),
  unbalanced: z.boolean(),
  lossesKw: z.number(),
  /** How many of its lines are mapped; none takes typical ones. */
  mappedLines: z.number().int(),
  solved: z.boolean(),
});
export type LowVoltage = z.output<typeof lowVoltageSchema>;

const GRID_LIMITS = ['reverse', 'feeder', 'transformer', 'voltage', 'lowVoltage'] as const;
const connectionSchema = z.object({
  siteId: z.number().int(),
  stationId: z.number().int(),
  /** Null where it has a line of its own to the substation. */
  feederId: z.number().int().nullable(),
  distanceM: z.number(),
  /** The transformer of 10/0.4 kV it is behind; null for none. */
  transformerId: z.number().int().nullable(),
  connectionKv: z.number(),
  /** Voltage at the connection over nominal, the substation's own included. */
  voltageRise: z.number(),
  breaks: z.array(z.enum(GRID_LIMITS)),
});
export type Connection = z.output<typeof connectionSchema>;

/** Output of `grid.check`. */
export const gridCheckSchema = z.object({
  stations: z.array(stationSchema),
  feeders: z.array(feederCheckSchema),
  transformers: z.array(transformerCheckSchema),
  connections: z.array(connectionSchema),
  total: z.object({
    installedKwp: z.number(),
    remainingKwp: z.number(),
    generationKwh: z.number(),
    curtailedKwh: z.number(),
    lostKwh: z.number(),
    red: z.number().int(),
    yellow: z.number().int(),
    green: z.number().int(),
  }),
});
export type GridCheck = z.output<typeof gridCheckSchema>;
