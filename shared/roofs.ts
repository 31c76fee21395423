import { z } from 'zod';
import { buildingClassSchema, type PilotClass, pilotClassSchema } from './building-classes.ts';
import { contextLayerNameSchema, siteFieldsSchema } from './domain.ts';
import { areaSchema } from './geometry.ts';
import { fitnessFilterSchema, fitnessStateSchema, leftOutSchema } from './roof-fitness.ts';

/** Which buildings are meant; every condition given must hold. */
export const roofFilterSchema = z
  .object({
    classes: z.array(buildingClassSchema).min(1).optional(),
    /** Footprint, m². */
    leastM2: z.number().min(0).optional(),
    mostM2: z.number().min(0).optional(),
    /** At most so far from a feature of a layer. */
    near: z
      .object({ layer: contextLayerNameSchema, metres: z.number().min(0).max(100_000) })
      .strict()
      .optional(),
    /** Middle of the building inside an area the planner drew. */
    inside: areaSchema.optional(),
    /** Condition over fields, such as `floors <= 3 AND roof = 'flat'`. */
    expression: z.string().max(1000).optional(),
    /** What makes a roof that is found unfit; such roofs are left out and counted by reason. */
    fitness: fitnessFilterSchema.optional(),
  })
  .strict();
export type RoofFilter = z.output<typeof roofFilterSchema>;

/** How the roofs of one class become sites; what nobody says is in the rule pack. */
const roofRuleSchema = z
  .object({
    used: z.boolean(),
    usableShare: z.number().gt(0).max(1),
    flatTiltDeg: z.number().min(0).max(60),
    pitchedTiltDeg: z.number().min(0).max(60),
    /** Modules square to the building's long side, or due south. */
    azimuth: z.enum(['long-side', 'south']),
    /** Given to the sites made; null leaves them to the class of the building. */
    ownerClass: siteFieldsSchema.shape.ownerClass.default(null),
    gridMode: siteFieldsSchema.shape.gridMode.default(null),
    tariff: siteFieldsSchema.shape.tariff.default(null),
  })
  .strict();
export type RoofRule = z.output<typeof roofRuleSchema>;

/** Of every class of buildings. */
export const roofRulesSchema = z.record(buildingClassSchema, roofRuleSchema);
export type RoofRules = z.output<typeof roofRulesSchema>;

/** Of some classes; the others follow the rule pack. */
export const someRoofRulesSchema = z.partialRecord(buildingClassSchema, roofRuleSchema);

export interface RoofTarget {
  class: PilotClass;
  leastShare: number;
  source: string;
}

/** Buildings that a filter finds, by class, and what the rules would make of them. */
export const roofMatchSchema = z.object({
  count: z.number().int(),
  areaM2: z.number(),
  /** Of these, buildings that a site already stands on: they are left alone. */
  taken: z.number().int(),
  /** And those of which a survey leaves too little. */
  unusable: z.number().int(),
  /** And those that are not fit, by reason, and how far that could be checked. */
  unfit: z.array(leftOutSchema),
  checks: z.array(fitnessStateSchema),
  capacityKwp: z.number(),
  byClass: z.array(
    z.object({
      class: buildingClassSchema,
      count: z.number().int(),
      areaM2: z.number(),
      capacityKwp: z.number(),
    }),
  ),
});
export type RoofMatch = z.output<typeof roofMatchSchema>;

/** How far the roofs of a class are developed, against the whole-county pilot's least share. */
export const roofProgressSchema = z.object({
  class: pilotClassSchema,
  buildings: z.number().int(),
  roofM2: z.number(),
  sites: z.number().int(),
  /** Roof area that modules cover: site area × usable share. */
  coveredM2: z.number(),
  capacityKwp: z.number(),
  share: z.number(),
  leastShare: z.number(),
  source: z.string(),
});
export type RoofProgress = z.output<typeof roofProgressSchema>;
