import { z } from 'zod';
import { contextLayerNameSchema } from './domain.ts';
import { areaSchema } from './geometry.ts';
import { BUILDING_CLASSES, type BuildingClass, buildingClassSchema } from './import.ts';

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
  })
  .strict();
export type RoofRule = z.output<typeof roofRuleSchema>;

/** Judgement: equipment, parapets and shade leave less of small and old roofs. */
export const ROOF_RULES: Record<BuildingClass, RoofRule> = {
  'party-government': {
    used: true,
    usableShare: 0.6,
    flatTiltDeg: 15,
    pitchedTiltDeg: 25,
    azimuth: 'long-side',
  },
  public: { used: true, usableShare: 0.55, flatTiltDeg: 15, pitchedTiltDeg: 25, azimuth: 'long-side' },
  'industrial-commercial': {
    used: true,
    usableShare: 0.7,
    flatTiltDeg: 10,
    pitchedTiltDeg: 10,
    azimuth: 'long-side',
  },
  'rural-household': {
    used: true,
    usableShare: 0.5,
    flatTiltDeg: 15,
    pitchedTiltDeg: 28,
    azimuth: 'long-side',
  },
};

const rule = (name: BuildingClass) => roofRuleSchema.default(ROOF_RULES[name]);
export const roofRulesSchema = z
  .object({
    'party-government': rule('party-government'),
    public: rule('public'),
    'industrial-commercial': rule('industrial-commercial'),
    'rural-household': rule('rural-household'),
  })
  .strict();
export type RoofRules = z.output<typeof roofRulesSchema>;
export const DEFAULT_ROOF_RULES: RoofRules = roofRulesSchema.parse({});

export interface RoofTarget {
  class: BuildingClass;
  leastShare: number;
  source: string;
}

/** Buildings that a filter finds, by class, and what the rules would make of them. */
export const roofMatchSchema = z.object({
  count: z.number().int(),
  areaM2: z.number(),
  /** Of these, buildings that a site already stands on: they are left alone. */
  taken: z.number().int(),
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
  class: buildingClassSchema,
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
export { BUILDING_CLASSES };
