import { z } from 'zod';
import { gridClassSchema } from './grid.ts';
import { GRID_OBJECTS } from './open-capacity.ts';

/** Ways of making room: works at the object, storage, load moved to noon, a planned limit of output. */
const ZONE_MEASURES = ['transformer', 'conductor', 'reactive', 'storage', 'shift', 'curtailment'] as const;
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

export const zonePartSchema = z
  .object({
    measure: z.enum(ZONE_MEASURES),
    /** Of a conductor its name. */
    detail: z.string().max(200),
    /** Of transformers what there then is, the rating of each. */
    ratingKva: z.number().gt(0).max(1e7).optional(),
    count: z.number().int().min(1).max(100).optional(),
    /** Of a planned limit the largest output over capacity that it leaves. */
    maxOutputFactor: z.number().gt(0).max(1).optional(),
    amount: z.number().min(0).max(1e6),
    /** `MW`, `share` or empty. */
    unit: z.string().max(20),
    yuan: z.number().min(0).max(1e12),
  })
  .strict();
export type ZonePart = z.output<typeof zonePartSchema>;

const gridWorkCostSchema = z.object({
  key: z.string(),
  yuan: z.number(),
  unit: z.string(),
  status: z.string(),
  source: z.string(),
});
export type GridWorkCost = z.output<typeof gridWorkCostSchema>;

/** Works that the active scenario has taken over, as `grid.works` lists them. */
export const listedWorksSchema = z.object({
  objectId: z.string(),
  /** Empty where the object is no longer there: its works then have no effect. */
  name: z.string(),
  year: z.number().int(),
  capitalYuan: z.number(),
  parts: z.array(zonePartSchema),
});
export type ListedWorks = z.output<typeof listedWorksSchema>;

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
