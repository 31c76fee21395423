import { z } from 'zod';

/** What generation does with reactive power: none, a fixed power factor, or an answer to its voltage (Q(U)). */
export const REACTIVE_MODES = ['unity', 'fixed', 'voltage'] as const;
export type ReactiveMode = (typeof REACTIVE_MODES)[number];

/**
 * Of reverse flow: none, within the limit, beyond it. Of a grade by DL/T 2041—2025: open for filing, only for
 * connection, for neither.
 */
export const GRID_CLASSES = ['green', 'yellow', 'red'] as const;
export const gridClassSchema = z.enum(GRID_CLASSES);
export type GridClass = z.output<typeof gridClassSchema>;

export const stationSchema = z.object({
  /** Feature of the substations layer. */
  id: z.number().int(),
  name: z.string(),
  position: z.tuple([z.number(), z.number()]),
  ratingMva: z.number(),
  /** Where the rating is from: typed by the planner, the layer's property, or the assumed default. */
  ratingFrom: z.enum(['typed', 'layer', 'assumed']),
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
export const feederCheckSchema = stationSchema
  .omit({
    position: true,
    ratingMva: true,
    ratingFrom: true,
    storeKwh: true,
    storeKw: true,
    servedKwh: true,
    lostKwh: true,
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
export const transformerCheckSchema = stationSchema
  .omit({ ratingMva: true, ratingFrom: true, storeKwh: true, storeKw: true, servedKwh: true, lostKwh: true })
  .extend({
    /** Of all that are at the place. */
    ratingKva: z.number(),
    /** What it hangs on. */
    feederId: z.number().int().nullable(),
    stationId: z.number().int().nullable(),
  });
export type TransformerCheck = z.output<typeof transformerCheckSchema>;

/** Those that have sites: with most curtailed first, then with least left. */
export const tightestFirst = (transformers: readonly TransformerCheck[]): TransformerCheck[] =>
  transformers
    .filter(({ siteCount }) => siteCount > 0)
    .sort(
      (a, b) =>
        b.curtailedKwh - a.curtailedKwh || (a.remainingKwp ?? Infinity) - (b.remainingKwp ?? Infinity),
    );

export const GRID_LIMITS = ['reverse', 'feeder', 'transformer', 'voltage'] as const;
export const connectionSchema = z.object({
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

const powerMw = z.number().min(-1e9).max(1e9);
/** One transformer, several that share no bus, or several on one. */
export const OPERATIONS = ['single', 'split', 'parallel'] as const;
/** What the hosting capacity of one object of the grid follows from; powers in MW, the rating of each transformer. */
export const deviceHostingInputSchema = z
  .object({
    /** Load at the typical time, and what flows beside distributed generation. */
    loadMw: powerMw,
    otherGenerationMw: powerMw.default(0),
    storageChargingMw: powerMw.default(0),
    ratingMva: powerMw,
    count: z.number().int().min(1).max(100).default(1),
    operation: z.enum(OPERATIONS).default('single'),
    powerFactor: z.number(),
    /** Typed where the mode of operation does not give it, e.g. with a tripping scheme. */
    reverseLoadRate: z.number().max(2).nullish(),
    /** Largest simultaneous output over installed capacity. */
    maxOutputFactor: z.number().default(1),
    plannedStorageMw: z.tuple([powerMw, powerMw]).default([0, 0]),
    connectedMw: powerMw.default(0),
    filedMw: powerMw.default(0),
    /** Grade of the object it hangs on. */
    aboveGrade: gridClassSchema.nullish(),
  })
  .strict();
export type DeviceHostingInput = z.output<typeof deviceHostingInputSchema>;

/** Lower and upper bound. */
const bounds = z.tuple([z.number(), z.number()]);
export const deviceHostingSchema = z.object({
  reverseLoadRate: z.number(),
  hostingMw: bounds,
  /** Below zero is what is too much. */
  openForConnectionMw: bounds,
  openForFilingMw: bounds,
  grade: gridClassSchema,
});
export type DeviceHosting = z.output<typeof deviceHostingSchema>;

const node = z.number().int().min(0).max(1e9);
export const lineSectionSchema = z
  .object({
    from: node,
    to: node,
    lengthKm: z.number().max(1e4),
    rOhmKm: z.number().max(1e6),
    xOhmKm: z.number().max(1e6),
  })
  .strict();
export type LineSection = z.output<typeof lineSectionSchema>;

const power = z.number().min(-1e12).max(1e12);
export const loadFlowInputSchema = z
  .object({
    baseKv: z.number().max(1500),
    /** Voltage held at the bus, node 0. */
    busPu: z.number().max(2),
    sections: z.array(lineSectionSchema).max(100_000),
    /** Positive is fed in. */
    injections: z.array(z.object({ node, pKw: power, qKvar: power.default(0) }).strict()).max(1_000_000),
  })
  .strict();
export type LoadFlowInput = z.output<typeof loadFlowInputSchema>;

export const loadFlowSchema = z.object({
  nodes: z.array(z.object({ node: z.number().int(), voltagePu: z.number() })),
  lossesKw: z.number(),
});
export type LoadFlow = z.output<typeof loadFlowSchema>;

export const GRID_OBJECTS = ['county', 'station', 'feeder', 'transformer'] as const;
/**
 * What is not known of an object and was assumed: no load is taken as none, no feeder or substation as the nearest, a
 * typical transformer as surveyed.
 */
export const GRID_MISSING = ['rating', 'count', 'load', 'system', 'station', 'feeder', 'survey'] as const;
/** What is wrong with an object: the rest is worked out without it. */
export const GRID_PROBLEMS = [
  'feeder-without-station',
  'transformer-without-feeder',
  'operation-count',
] as const;
export const gridObjectSchema = z.object({
  /** `county`, `station:3`, `feeder:2`, `transformer:7`. */
  id: z.string(),
  kind: z.enum(GRID_OBJECTS),
  name: z.string(),
  voltageKv: z.number().nullable(),
  /** The object it hangs on; null of the county. */
  parentId: z.string().nullable(),
  hostingMw: bounds,
  connectedMw: z.number(),
  filedMw: z.number(),
  openForConnectionMw: bounds,
  openForFilingMw: bounds,
  grade: gridClassSchema,
  ratingMva: z.number().nullable(),
  /** At the typical time. */
  loadMw: z.number(),
  reverseLoadRate: z.number().nullable(),
  missing: z.array(z.enum(GRID_MISSING)),
});
export type GridObject = z.output<typeof gridObjectSchema>;

/** PV that is filed, in its place in the queue: by year, then as entered. */
export const queuedSchema = z.object({
  plantId: z.number().int(),
  name: z.string(),
  year: z.number().nullable(),
  mw: z.number(),
  /** The object of those it hangs on with least left, and what that has left for connection after it, MW. */
  limitedBy: z.string().nullable(),
  leftMw: z.number().nullable(),
});

/** Output of `grid.openCapacity`. */
export const openCapacitySchema = z.object({
  objects: z.array(gridObjectSchema),
  problems: z.array(z.object({ code: z.enum(GRID_PROBLEMS), id: z.string(), name: z.string() })),
  /** Day and quarter it is of, `2026-07-01` and `2026Q3`. */
  date: z.string(),
  quarter: z.string(),
  /** Beijing hour of the year. */
  typicalHour: z.number().int(),
  typicalFrom: z.enum(['hours', 'typed']),
  maxOutputFactor: z.number(),
  maxOutputFrom: z.enum(['hours', 'typed']),
  /** What was entered of PV that is there or filed; none entered is not none there. */
  existing: z.object({ count: z.number().int(), connectedMw: z.number(), filedMw: z.number() }),
  /** What is filed, in order of filing, and what is open for connection after each on its way to the county. */
  queue: z.array(queuedSchema),
});
export type OpenCapacity = z.output<typeof openCapacitySchema>;

/** Ways of making room: works at the object, storage, load moved to noon, a planned limit of output. */
export const ZONE_MEASURES = [
  'transformer',
  'conductor',
  'reactive',
  'storage',
  'shift',
  'curtailment',
] as const;
export const gridZoneInputSchema = z
  .object({
    /** As `grid.openCapacity` names it; not the county, which is opened by its substations. */
    objectId: z.string().max(60),
    /** What is to be left open for filing, MW. */
    spareMw: z.number().gt(0).max(1e6).default(0.001),
    /** Share of the energy that may be given up by a planned limit. */
    mostCurtailment: z.number().min(0).max(0.3).default(0.05),
    /** Load that can be moved to noon: pumps, cold stores, chargers. */
    shiftableMw: z.number().min(0).max(1e6).default(0),
    mostStorageMw: z.number().min(0).max(1e6).default(1e6),
    /** Costs in the place of the bundled ones, by their keys. */
    costs: z.record(z.string().max(60), z.number().min(0).max(1e12)).default({}),
  })
  .strict();
export type GridZoneInput = z.output<typeof gridZoneInputSchema>;

const zonePartSchema = z.object({
  measure: z.enum(ZONE_MEASURES),
  detail: z.string(),
  /** Of transformers what there then is. */
  ratingKva: z.number().optional(),
  count: z.number().int().optional(),
  amount: z.number(),
  /** `MW`, `share` or empty. */
  unit: z.string(),
  yuan: z.number(),
});
export type ZonePart = z.output<typeof zonePartSchema>;

export const gridWorkCostSchema = z.object({
  key: z.string(),
  yuan: z.number(),
  unit: z.string(),
  status: z.string(),
  source: z.string(),
});
export type GridWorkCost = z.output<typeof gridWorkCostSchema>;

/** Output of `grid.openZone`. */
export const gridZoneSchema = z.object({
  objectId: z.string(),
  name: z.string(),
  kind: z.enum(GRID_OBJECTS),
  grade: gridClassSchema,
  /** The topmost red object above: until that is opened this one stays red. */
  blockedBy: z.string().nullable(),
  neededMw: z.number(),
  /** Null where nothing does it within what is allowed. */
  mix: z
    .object({
      yuan: z.number(),
      parts: z.array(zonePartSchema),
      hostingMw: z.number(),
      openForFilingMw: z.number(),
      /** Of the object alone. */
      grade: gridClassSchema,
    })
    .nullable(),
  /** What is then open for filing, for how much in all, and what each further megawatt of the step costs. */
  marginal: z.array(z.object({ openMw: z.number(), yuan: z.number(), marginalYuanPerMw: z.number() })),
  costs: z.array(gridWorkCostSchema),
});
export type GridZone = z.output<typeof gridZoneSchema>;
