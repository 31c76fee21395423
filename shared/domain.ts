import { z } from 'zod';
import { agrivoltaicSchema } from './agrivoltaic.ts';
import { PERCENT } from './assumption-shown.ts';
import { carbonAssumptionsSchema } from './carbon.ts';
import { changesOf } from './changes.ts';
import { supplyAssumptionsSchema } from './consumers.ts';
import { fitAssumptionsSchema } from './fit.ts';
import { areaSchema, boundsSchema } from './geometry.ts';
import { caseClassSchema, modeSchema, moneyAssumptionsSchema } from './money.ts';
import { tariffSchema } from './rule-pack.ts';
import { lossTreeSchema, MOUNTINGS, type Mounting } from './yield.ts';

export const SITE_KINDS = ['rooftop', 'agrivoltaic'] as const;

export const siteKindSchema = z.enum(SITE_KINDS);

export type SiteKind = z.output<typeof siteKindSchema>;

/** What a planner may set on a site. */
export const siteFieldsSchema = z
  .object({
    name: z.string().trim().min(1).max(200),
    kind: siteKindSchema,
    geometry: areaSchema,
    mount: z.enum(['fixed', 'single-axis-tracker']),
    /** How modules are fixed, which decides how warm they run; null follows from kind and rows. */
    mounting: z.enum(MOUNTINGS).nullable(),
    /** Half of the modules face the other way (east–west), back to back with the first. */
    twoFaces: z.boolean(),
    tiltDeg: z.number().min(0).max(90),
    /** Direction the modules face; for a tracker, the direction of its axis. */
    azimuthDeg: z.number().min(0).max(360),
    /** Share of the drawn area that can carry rows or modules. */
    usableShare: z.number().min(0.001).max(1),
    /** Ground coverage ratio of the rows; null on a roof where modules lie in the roof's plane. */
    gcr: z.number().min(0.01).max(1).nullable(),
    /** DC nameplate power per square metre of module. */
    moduleWpM2: z.number().min(1).max(400),
    /** Module and inverter of the library whose figures hold for this site; null leaves them to the scenario. */
    module: z.string().min(1).max(60).nullable(),
    inverter: z.string().min(1).max(60).nullable(),
    /** Whose system it is, how it sells and what its user pays; null follows from the building, size and scenario. */
    ownerClass: caseClassSchema.nullable(),
    gridMode: modeSchema.nullable(),
    tariff: tariffSchema.nullable(),
    notes: z.string().max(10000),
    /** How rows stand over land that is farmed too; null on a roof. */
    agrivoltaic: agrivoltaicSchema.nullable(),
  })
  .strict();

export type SiteFields = z.output<typeof siteFieldsSchema>;

/** How modules are fixed where a site does not say: along a roof unless they stand in rows. */
export const mountingByBuild = ({ kind, gcr }: Pick<SiteFields, 'kind' | 'gcr'>): Mounting =>
  kind === 'rooftop' && gcr === null ? 'roof' : 'rack';

export const siteSchema = siteFieldsSchema.extend({
  id: z.number().int().positive(),
  /** Geodesic area of the drawn polygon. */
  areaM2: z.number(),
  /** area × usable share × (gcr × fill share, where there are rows) × module power density. */
  capacityKwp: z.number(),
  /** Whether the site counts in the active scenario. */
  included: z.boolean(),
  /** Share of the site that the active scenario builds where it counts; the capacity is of that share. */
  built: z.number().gt(0).max(1).default(1),
  /** Calendar year in which it goes into service in the active scenario; null takes the scenario's start year. */
  inService: z.number().int().nullable().default(null),
});

export type Site = z.output<typeof siteSchema>;

/** The yield of a site in the active scenario, as listed; null while it is being computed. */
export const siteEstimateSchema = z.object({
  siteId: z.number().int(),
  annualKwh: z.number(),
  monthlyKwh: z.array(z.number()).length(12),
  annualPoaKwhM2: z.number(),
  specificYieldKwhPerKwp: z.number(),
  performanceRatio: z.number(),
  p90Kwh: z.number(),
  avoidedTco2: z.number(),
});

export type SiteEstimate = z.output<typeof siteEstimateSchema>;

/** The figures every estimate of a scenario rests on; each is shown and can be changed. */
export const assumptionsSchema = z
  .object({
    gammaPdcPerK: z.number().min(-0.02).max(0).default(-0.0034).meta({ factor: 100, unit: '%/°C' }),
    faimanU0: z.number().positive().default(25).meta({ unit: 'W/(m²·K)', min: 1, max: 100 }),
    faimanU1: z.number().min(0).default(6.84).meta({ unit: 'W·s/(m³·K)', max: 50 }),
    lossTree: lossTreeSchema.default(lossTreeSchema.parse({})),
    dcAcRatio: z.number().positive().max(5).default(1.2).meta({ min: 0.1 }),
    inverterEfficiency: z
      .number()
      .gt(0)
      .max(1)
      .default(0.96)
      .meta({ ...PERCENT, min: 0.01 }),
    albedo: z.number().min(0).max(1).default(0.2),
    degradationPerYear: z.number().min(0).max(0.05).default(0.005).meta(PERCENT),
    lifetimeYears: z.number().int().min(1).max(50).default(25).meta({ unit: 'a' }),
    /** Weather behind the estimates: the bundled climate, or the id of an imported hourly year. */
    weatherId: z.number().int().nullable().default(null),
    /** Grid average emission factor; null takes the county's province from the bundled table. */
    gridFactorKgKwh: z.number().min(0).max(2).nullable().default(null).meta({ unit: 'kg/kWh' }),
    carbon: carbonAssumptionsSchema.default(carbonAssumptionsSchema.parse({})),
    fit: fitAssumptionsSchema.default(fitAssumptionsSchema.parse({})),
    money: moneyAssumptionsSchema.default(moneyAssumptionsSchema.parse({})),
    supply: supplyAssumptionsSchema.default(supplyAssumptionsSchema.parse({})),
  })
  .strict();

export type Assumptions = z.output<typeof assumptionsSchema>;

/** Groups of assumptions, whose members change one by one. */
const GROUPS = {
  lossTree: changesOf(lossTreeSchema).optional(),
  carbon: changesOf(carbonAssumptionsSchema).optional(),
  fit: changesOf(fitAssumptionsSchema).optional(),
  money: changesOf(moneyAssumptionsSchema).optional(),
  supply: changesOf(supplyAssumptionsSchema).optional(),
};

export const assumptionsChangesSchema = changesOf(assumptionsSchema).extend(GROUPS);

export type AssumptionsChanges = z.output<typeof assumptionsChangesSchema>;

/** Assumptions with some of them changed; those that are not named stay as they are, also within a group. */
export function changedAssumptions(before: Assumptions, changes: AssumptionsChanges): Assumptions {
  const groups = (Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map((group) => [
    group,
    { ...before[group], ...changes[group] },
  ]);
  return assumptionsSchema.parse({ ...before, ...changes, ...Object.fromEntries(groups) });
}

export const scenarioSchema = z.object({
  id: z.number().int().positive(),
  name: z.string(),
  active: z.boolean(),
  assumptions: assumptionsSchema,
});

export type Scenario = z.output<typeof scenarioSchema>;

/** Context layers a document may hold, in drawing order from the bottom. */
export const CONTEXT_LAYERS = [
  'farmland',
  'exclusions',
  'roads',
  'buildings',
  'villages',
  'scenic_spots',
  'substations',
] as const;

export const contextLayerNameSchema = z.enum(CONTEXT_LAYERS);

export type ContextLayerName = z.output<typeof contextLayerNameSchema>;

export const contextLayerSchema = z.object({
  name: contextLayerNameSchema,
  count: z.number().int(),
  /** True when every feature is generated demonstration data; the window and the plan then say so. */
  synthetic: z.boolean(),
  source: z.string(),
});

export type ContextLayer = z.output<typeof contextLayerSchema>;

export const countySchema = z.object({
  code: z.string().regex(/^\d{6}$/),
  name: z.string(),
  pinyin: z.string(),
  province: z.string(),
  city: z.string(),
  center: z.tuple([z.number(), z.number()]),
  bounds: boundsSchema,
});

export type County = z.output<typeof countySchema>;

export const countyDetailSchema = countySchema.extend({
  boundary: areaSchema,
  areaKm2: z.number(),
  licence: z.string(),
});

export type CountyDetail = z.output<typeof countyDetailSchema>;

export const projectInfoSchema = z.object({
  path: z.string(),
  name: z.string(),
  county: countyDetailSchema,
  elevationM: z.number(),
  readOnly: z.boolean(),
  /** Why it cannot be edited; null when it can. */
  readOnlyReason: z.enum(['newer-version', 'in-use', 'not-writable']).nullable(),
  schemaVersion: z.number().int(),
  createdAt: z.string(),
  /** Code of the coordinate system that its exports are in unless another is asked for; null where none was chosen. */
  exportCrs: z.string().nullable(),
});

export type ProjectInfo = z.output<typeof projectInfoSchema>;

const editStepSchema = z.object({
  id: z.number().int(),
  name: z.string(),
  at: z.string(),
  undone: z.boolean(),
});

export type EditStep = z.output<typeof editStepSchema>;

export const historySchema = z.object({
  undo: editStepSchema.nullable(),
  redo: editStepSchema.nullable(),
  steps: z.array(editStepSchema),
});

export type History = z.output<typeof historySchema>;
