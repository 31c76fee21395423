import { z } from 'zod';
import {
  BUILDING_CLASSES,
  type BuildingClass,
  buildingClassSchema,
  type PilotClass,
  pilotClassSchema,
} from './building-classes.ts';
import { contextLayerNameSchema, siteFieldsSchema } from './domain.ts';
import { areaSchema } from './geometry.ts';

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
  })
  .strict();
export type RoofFilter = z.output<typeof roofFilterSchema>;

/** How the roofs of one class become sites. Defaults are engineering judgements and can be changed. */
export const roofRuleSchema = z
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

const roofOf = (usableShare: number, flatTiltDeg = 15, pitchedTiltDeg = 25, used = true): RoofRule => ({
  ...{ used, usableShare, flatTiltDeg, pitchedTiltDeg, azimuth: 'long-side' },
  ...{ ownerClass: null, gridMode: null, tariff: null },
});

/**
 * Judgement: equipment, parapets and shade leave less of small and old roofs; a block of flats holds lifts, tanks and
 * water heaters; a car park gets a canopy over most of its bays. Greenhouses need their light and are left out.
 */
export const ROOF_RULES: Record<BuildingClass, RoofRule> = {
  'party-government': roofOf(0.6),
  public: roofOf(0.55),
  'industrial-commercial': roofOf(0.7, 10, 10),
  'rural-household': roofOf(0.5, 15, 28),
  'urban-housing': roofOf(0.3),
  school: roofOf(0.5),
  hospital: roofOf(0.4),
  market: roofOf(0.6, 10, 10),
  warehouse: roofOf(0.75, 10, 10),
  livestock: roofOf(0.6, 10, 15),
  greenhouse: roofOf(0.3, 15, 25, false),
  'car-park': roofOf(0.7, 10, 10),
  unclassified: roofOf(0.5, 15, 28),
};

export const roofRulesSchema = z
  .object(
    Object.fromEntries(BUILDING_CLASSES.map((name) => [name, roofRuleSchema.default(ROOF_RULES[name])])) as {
      [N in BuildingClass]: z.ZodDefault<typeof roofRuleSchema>;
    },
  )
  .strict();
export type RoofRules = z.output<typeof roofRulesSchema>;
export const DEFAULT_ROOF_RULES: RoofRules = roofRulesSchema.parse({});

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
