import { z } from 'zod';
import { PERCENT } from './assumption-shown.ts';
import { REACTIVE_MODES } from './grid.ts';
import { gridWorksSchema } from './grid-works.ts';
import { plannedLimitsSchema } from './planned-limits.ts';

/**
 * What uses power, in the order they are listed. Loads of farms count for smart agriculture; cold can be made ahead of
 * when it is needed. A new kind takes a row here, its hours in `data/loads` and its name in the texts.
 */
const CONSUMERS = [
  { kind: 'household' },
  { kind: 'irrigation', farm: true },
  { kind: 'greenhouse', farm: true },
  { kind: 'coldStore', farm: true, cold: true },
  { kind: 'homestay' },
  { kind: 'scenicSpot' },
  { kind: 'evCharging' },
  { kind: 'dataCenter' },
  { kind: 'retail' },
  { kind: 'logisticsPark' },
  { kind: 'officePark' },
  { kind: 'industry' },
  { kind: 'publicBuilding' },
] as const satisfies readonly { kind: string; farm?: true; cold?: true }[];

const kindsWith = (what: 'farm' | 'cold'): readonly string[] =>
  CONSUMERS.filter((each) => what in each).map(({ kind }) => kind);

export const CONSUMER_KINDS = CONSUMERS.map(({ kind }) => kind);
export const FARM_LOADS = kindsWith('farm');
export const COLD_LOADS = kindsWith('cold');
export const consumerKindSchema = z.enum(CONSUMER_KINDS);
export type ConsumerKind = z.output<typeof consumerKindSchema>;

export const consumerFieldsSchema = z
  .object({
    name: z.string().trim().min(1).max(200),
    kind: consumerKindSchema,
    /** WGS84 longitude and latitude. */
    position: z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]),
    annualKwh: z.number().min(0).max(1e12),
    /** Sites it shares with; none takes the nearest included one. */
    siteIds: z.array(z.number().int().positive()).max(1000),
    notes: z.string().max(10000),
  })
  .strict();
export type ConsumerFields = z.output<typeof consumerFieldsSchema>;

export const consumerSchema = consumerFieldsSchema.extend({
  id: z.number().int().positive(),
  /** Name of the file its own hours were read from; null takes the typical shape of its kind. */
  seriesName: z.string().nullable(),
});
export type Consumer = z.output<typeof consumerSchema>;

const share = z.number().min(0).max(1);

const ratingMva = z.number().gt(0).max(10000);
const store = z.number().min(0).max(1e9);

/** Figures of one substation that a scenario keeps by its id; null takes one away, and what is left out stays. */
export const keptFiguresSchema = z.object({
  ratingsMva: ratingMva.nullable().optional(),
  storesKwh: store.nullable().optional(),
  storesKw: store.nullable().optional(),
});
export type KeptFigures = z.output<typeof keptFiguresSchema>;

/** What a scenario assumes about load, sharing, storage and the grid. Engineering judgements unless a rule is named. */
export const supplyAssumptionsSchema = z
  .object({
    /** Calendar whose weekdays and holidays the load follows. */
    calendarYear: z.union([z.literal(2025), z.literal(2026)]).default(2025),
    /** A site this near to a consumer is behind its meter. Engineering judgement. */
    meterReachM: z.number().min(0).max(5000).default(300).meta({ unit: 'm' }),
    /**
     * Whether a consumer further off takes energy of a site over the public grid, at a network charge. Off unless the
     * county has a direct connection or a sharing scheme.
     */
    shareOverGrid: z.boolean().default(false),
    /** How far off such a site may be, where the consumer names none. */
    sharingRadiusM: z.number().min(0).max(100000).default(3000).meta({ unit: 'm' }),
    /** What the public grid charges for energy that is shared over it. Engineering judgement. */
    networkChargeYuanKwh: z.number().min(0).max(2).default(0.2).meta({ unit: 'yuanKwh' }),
    /** Carbon-free share of what comes from the grid. */
    gridCarbonFree: share.default(0.3).meta(PERCENT),
    /** Energy out over energy in of a battery. */
    roundTrip: z.number().min(0.3).max(1).default(0.88).meta(PERCENT),
    /** Rated power over capacity, 1/h. */
    storageRate: z.number().gt(0).max(4).default(0.5).meta({ unit: 'kW/kWh' }),
    /** Hours of its mean load by which a cold store can run ahead. */
    coldHours: z.number().min(0).max(24).default(0).meta({ unit: 'h' }),
    /** Power factor of transformers. */
    powerFactor: z.number().gt(0.5).max(1).default(0.95),
    /** Share of the rating that reverse flow may take: the 80 % rule of DL/T 2041—2025 for transformers run split. */
    reverseLimit: z.number().gt(0).max(2).default(0.8).meta(PERCENT),
    /** Voltage over nominal allowed up to 20 kV (GB/T 12325: +7 %). */
    voltageLimit: z.number().gt(0).max(0.2).default(0.07).meta(PERCENT),
    /** Sum of the deviations up and down allowed at 35 kV and above (GB/T 12325: 10 %). */
    voltageSum: z.number().gt(0).max(0.3).default(0.1).meta(PERCENT),
    /**
     * Voltage that substations hold at light load, p.u. of nominal: 10.4 kV of 10 kV. Engineering judgement: buses stand
     * at 1.03 to 1.05 at light load.
     */
    busPu: z.number().min(0.8).max(1.2).default(1.04).meta({ unit: 'p.u.' }),
    /** Reactive power of generation, and its power factor where it absorbs some (0.95: the usual least one). */
    reactiveMode: z.enum(REACTIVE_MODES).default('unity'),
    pvPowerFactor: z.number().min(0.8).max(1).default(0.95),
    /** Voltage from which Q(U) sets in, p.u.; all of it at the upper limit. Engineering judgement. */
    controlFromPu: z.number().min(0.9).max(1.2).default(1.03).meta({ unit: 'p.u.' }),
    /** Beijing hour of the year for hosting by DL/T 2041—2025; null picks it from the hours. */
    typicalHour: z.number().int().min(0).max(8759).nullable().default(null).meta({ unit: 'h' }),
    /** Largest simultaneous output over installed capacity there; null takes it from the hours. */
    maxOutputFactor: z.number().gt(0).max(1).nullable().default(null),
    /** What the grid company says that the county may host, at least and at most, MW; null where it says nothing. */
    countyLeastMw: z.number().min(0).max(1e6).nullable().default(null).meta({ unit: 'MW' }),
    countyMostMw: z.number().min(0).max(1e6).nullable().default(null).meta({ unit: 'MW' }),
    /** Rating of a substation that does not say its own. */
    defaultRatingMva: z.number().gt(0).max(10000).default(50).meta({ unit: 'MVA' }),
    /** Ratings the planner typed, by number of the substation. */
    ratingsMva: z.record(z.string(), ratingMva).default({}),
    /** A site or consumer this near to a feeder is on it. Engineering judgement. */
    feederReachM: z.number().min(0).max(100000).default(1000).meta({ unit: 'm' }),
    /** A site, consumer or plant of low voltage this near to a transformer is behind it. Engineering judgement. */
    transformerReachM: z.number().min(0).max(10_000).default(500).meta({ unit: 'm' }),
    /**
     * Low-voltage network of a village where none is mapped: ratio of its transformer's voltages over nominal (1 is the tap
     * of 10.5/0.4 kV), lines from it, each of insulated aluminium of 95 mm², and the service to a roof of 16 mm². Typical:
     * engineering judgement.
     */
    lowRatio: z.number().min(0.9).max(1.1).default(1),
    lowLines: z.number().int().min(1).max(12).default(3),
    lowOhmKm: z.number().gt(0).max(10).default(0.32).meta({ unit: 'Ω/km' }),
    lowReactanceOhmKm: z.number().min(0).max(5).default(0.3).meta({ unit: 'Ω/km' }),
    serviceM: z.number().min(0).max(500).default(25).meta({ unit: 'm' }),
    serviceOhmKm: z.number().gt(0).max(20).default(1.91).meta({ unit: 'Ω/km' }),
    /** Batteries at substations, kWh by number of the substation. */
    storesKwh: z.record(z.string(), store).default({}),
    /** Their power, kW; one that is not named has its capacity times the assumed rate. */
    storesKw: z.record(z.string(), store).default({}),
    /**
     * Price of a battery, installed: its cells by energy, its converters by power (together 900 yuan/kWh at two hours);
     * what it takes a year to run, and how long it lasts.
     */
    batteryYuanKwh: z.number().min(0).max(10000).default(700).meta({ unit: 'yuanKwh' }),
    batteryYuanKw: z.number().min(0).max(10000).default(400).meta({ unit: 'yuanKw' }),
    batteryOpexShare: share.default(0.02).meta(PERCENT),
    batteryYears: z.number().int().min(1).max(50).default(15).meta({ unit: 'a' }),
    /** Works that open objects of the grid, taken over by `grid.adoptWorks`. */
    gridWorks: gridWorksSchema.default({}),
    /** Planned dynamic limits of output, chosen by `grid.planLimit`. */
    plannedLimits: plannedLimitsSchema.default({}),
    /**
     * Of what those works cost, the share that the sites behind them bear; the rest is the grid company's. Engineering
     * judgement, to be settled with the grid company.
     */
    gridWorksShare: share.default(1).meta(PERCENT),
    /** Simultaneous share of the peak of generation across sites. */
    simultaneity: z.number().gt(0).max(1).default(1).meta(PERCENT),
  })
  .strict();
export type SupplyAssumptions = z.output<typeof supplyAssumptionsSchema>;

/** A year's hourly balance in figures. Energies in kWh, powers as hourly means in kW. */
const balanceSchema = z.object({
  generationKwh: z.number(),
  loadKwh: z.number(),
  /** Generation used at once or, less losses, through storage. */
  usedKwh: z.number(),
  surplusKwh: z.number(),
  importKwh: z.number(),
  storageLossKwh: z.number(),
  /** Of generation what does not leave; of load what does not come in; null without either. */
  selfConsumption: z.number().nullable(),
  selfSufficiency: z.number().nullable(),
  peakLoadKw: z.number(),
  peakImportKw: z.number(),
  peakExportKw: z.number(),
  /** What the highest import lies below the highest load, as a share of it. */
  peakCut: z.number().nullable(),
  /** Share of load that is carbon-free in its own hour (24/7 CFE score), the grid's share counted. */
  carbonFreeShare: z.number().nullable(),
});
export type Balance = z.output<typeof balanceSchema>;

const communitySchema = balanceSchema.extend({
  id: z.number().int(),
  /** Whether the public grid lies between, rather than one meter before all. */
  overGrid: z.boolean(),
  siteIds: z.array(z.number().int()),
  consumerIds: z.array(z.number().int()),
});

const hours = z.array(z.number()).length(168);

export const storageInputSchema = z
  .object({
    energyKwh: z.number().min(0).max(1e9),
    /** Empty takes capacity × the assumed rate. */
    powerKw: z.number().min(0).max(1e9).optional(),
    method: z.enum(['rule', 'programme']).default('rule'),
  })
  .strict();
export type StorageInput = z.output<typeof storageInputSchema>;

/** Output of `supply.balance`. */
export const supplySchema = z.object({
  /** The county: all communities together, and what is in none. */
  total: balanceSchema,
  communities: z.array(communitySchema),
  /** What the chosen week is of: one community or the county, with storage where it was asked for. */
  chosen: balanceSchema.extend({ community: z.number().int().nullable() }),
  week: z.object({
    /** First day of the week, `YYYY-MM-DD` of the load's calendar, Beijing time. */
    firstDay: z.string(),
    generationKw: hours,
    loadKw: hours,
    importKw: hours,
    surplusKw: hours,
    chargeKw: hours,
    dischargeKw: hours,
    storedKwh: hours,
  }),
  byKind: z.array(z.object({ kind: consumerKindSchema, count: z.number().int(), loadKwh: z.number() })),
});
export type Supply = z.output<typeof supplySchema>;

/** Output of `storage.curve`. */
export const storageCurveSchema = z.object({
  points: z.array(
    z.object({ energyKwh: z.number(), selfConsumption: z.number(), selfSufficiency: z.number() }),
  ),
  /** Smallest storage for each target; null where none suffices. */
  targets: z.array(z.object({ selfConsumption: z.number(), energyKwh: z.number().nullable() })),
});
export type StorageCurve = z.output<typeof storageCurveSchema>;
