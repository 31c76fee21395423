import { z } from 'zod';
import { buildingClassSchema } from './building-classes.ts';

/** What covers a roof; sheet of metal is mostly colour-coated steel. */
export const ROOF_MATERIALS = ['asbestos', 'steel-sheet', 'tile', 'concrete'] as const;
const roofMaterialSchema = z.enum(ROOF_MATERIALS);
export type RoofMaterial = z.output<typeof roofMaterialSchema>;

/** What carries a building, the weakest first. */
export const STRUCTURES = ['earth-wood', 'brick-wood', 'masonry', 'concrete', 'steel'] as const;
const structureSchema = z.enum(STRUCTURES);
export type Structure = z.output<typeof structureSchema>;

/** Dangers of a place, read from the areas of the layer of exclusions. */
export const ROOF_HAZARDS = ['flood', 'subsidence'] as const;
const roofHazardSchema = z.enum(ROOF_HAZARDS);
export type RoofHazard = z.output<typeof roofHazardSchema>;

/** What a building says of its fitness; null where nothing can be read. */
export const statedFitnessSchema = z.object({
  material: roofMaterialSchema.nullable(),
  /** Said to hold no asbestos, of whatever material it is. */
  asbestosFree: z.boolean(),
  structure: structureSchema.nullable(),
  builtYear: z.number().int().nullable(),
});
export type StatedFitness = z.output<typeof statedFitnessSchema>;

/** A county's basic pressure (GB 50009) as the planner enters it, and what roofs of a class may carry, kN/m². */
const pressureSchema = z
  .object({
    countyKnM2: z.number().min(0).max(20),
    limitsKnM2: z.partialRecord(buildingClassSchema, z.number().min(0).max(20)),
  })
  .strict();

/** Which roofs are left out as unfit; what is not given is not asked. */
export const fitnessFilterSchema = z
  .object({
    /** Materials and structures that carry no modules. */
    materials: z.array(roofMaterialSchema).min(1).optional(),
    structures: z.array(structureSchema).min(1).optional(),
    /** Buildings of an earlier year are left out. */
    builtFrom: z.number().int().min(1800).max(2100).optional(),
    hazards: z.array(roofHazardSchema).min(1).optional(),
    snow: pressureSchema.optional(),
    wind: pressureSchema.optional(),
    /** What becomes of a roof of which something asked is not known; it is counted in either case. */
    unknown: z.enum(['keep', 'leave-out']).default('keep'),
  })
  .strict();
export type FitnessFilter = z.output<typeof fitnessFilterSchema>;

export const FITNESS_CHECKS = ['material', 'structure', 'built', ...ROOF_HAZARDS, 'snow', 'wind'] as const;
const fitnessCheckSchema = z.enum(FITNESS_CHECKS);
export type FitnessCheck = z.output<typeof fitnessCheckSchema>;

/** Roofs left out for one reason, each by the first that holds. */
export const leftOutSchema = z.object({
  check: fitnessCheckSchema,
  /** The material or structure found, `unknown`, or null where the check says it all. */
  value: z.enum([...ROOF_MATERIALS, ...STRUCTURES, 'unknown']).nullable(),
  count: z.number().int(),
  /** The first of them. */
  buildingIds: z.array(z.number().int()),
});
export type LeftOutRow = z.output<typeof leftOutSchema>;

/** How far a check could be made. */
export const fitnessStateSchema = z.object({
  check: fitnessCheckSchema,
  /** `no-data`: asked, but nothing is known to check any roof by. */
  state: z.enum(['checked', 'no-data', 'not-asked']),
  /** Roofs of which it is not known, whether left out for it or not. */
  unknown: z.number().int(),
});
export type FitnessState = z.output<typeof fitnessStateSchema>;

/** What a plan prints of roofs left out when sites were made. */
export const roofsLeftOutSchema = z.object({
  created: z.number().int().min(0),
  unfit: z.array(leftOutSchema.omit({ buildingIds: true })).max(100),
  checks: z.array(fitnessStateSchema).max(20),
});
export type RoofsLeftOut = z.output<typeof roofsLeftOutSchema>;
