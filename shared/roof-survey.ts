import { z } from 'zod';
import { buildingClassSchema } from './building-classes.ts';
import { areaSchema } from './geometry.ts';
import { statedFitnessSchema } from './roof-fitness.ts';
import { heightsLaidSchema, heightsMetaSchema } from './terrain.ts';

/** What a survey of roofs looks at: outlines with heights or storeys, or a model of the surface. */
export const ROOF_SOURCES = ['heights', 'surface'] as const;
export const roofSourceSchema = z.enum(ROOF_SOURCES);
export type RoofSource = z.output<typeof roofSourceSchema>;

/** What is usual on the roofs of a class of buildings; each row of `data/roofs/classes.csv` says its status. */
export interface RoofClass {
  /** Height from floor to floor, metres. */
  storeyM: number;
  /** Storeys where nothing says how many. */
  floors: number;
  /** Share by which a height from storeys may be off. */
  floorsSpread: number;
  /** Height of a parapet over a flat roof, metres. */
  parapetM: number;
  /** Area that a stair tower on a flat roof takes, with what it shades all day, m². */
  towerM2: number;
  /** Kept free along the edge, metres. */
  setbackM: number;
  /** Share of the rest that ways of maintenance take. */
  walkwayShare: number;
  /** Share of a usable flat roof that rows of tilted modules cover. */
  packing: number;
  /** Pitch of a sloping roof that nothing says more of, degrees. */
  pitchDeg: number;
  status: string;
  source: string;
}

const roofFaceSchema = z.object({
  tiltDeg: z.number(),
  /** Direction the face looks in, clockwise from north; 180 for a level one. */
  azimuthDeg: z.number(),
  /** In the plane of the face, whole and without setbacks, ways, obstacles and parts in too much shade. */
  areaM2: z.number(),
  usableM2: z.number(),
  /** The year's light on the face behind all that stands around, mean over all of it. */
  annualPoaKwhM2: z.number(),
  /** Share of the light on an open plane that is lost. */
  shadeLossFraction: z.number(),
  /** Ends of `annualPoaKwhM2` with heights (and an assumed pitch) as far off as they may be. */
  range: z.object({ low: z.number(), high: z.number() }),
  /** Hours of the year in which the sun is up and hidden by what stands around, mean over the face. */
  shadeHours: z.number(),
  /** Mean over the usable part, parapets counted; null where nothing is usable. */
  usablePoaKwhM2: z.number().nullable(),
  usableLossFraction: z.number().nullable(),
});
export type RoofFace = z.output<typeof roofFaceSchema>;

/** What was noted of a roof: a code with its text, and what the document said. */
const roofNoteSchema = z.object({ code: z.string(), message: z.string() });

/** A line in which two faces meet, or an edge of the roof, longitudes and latitudes. */
export const roofRidgeSchema = z.object({
  faces: z.tuple([z.number().int(), z.number().int()]),
  from: z.tuple([z.number(), z.number()]),
  to: z.tuple([z.number(), z.number()]),
});
export type RoofRidge = z.output<typeof roofRidgeSchema>;

/** The light of a roof as seen from above, row by row from the north-west; null off the roof. */
const roofLightSchema = z.object({
  west: z.number(),
  north: z.number(),
  stepLonDeg: z.number(),
  stepLatDeg: z.number(),
  columns: z.number().int(),
  rows: z.number().int(),
  /** The year's light in the plane, kWh/m². */
  poaKwhM2: z.array(z.number().nullable()),
  /** Place of the face among the roof's; −1 for an obstacle. */
  face: z.array(z.number().int().nullable()),
});
export type RoofLight = z.output<typeof roofLightSchema>;

export const roofSchema = z.object({
  buildingId: z.number().int(),
  class: buildingClassSchema,
  /** The one whose usable part takes most light first; empty where the roof could not be surveyed, as the notes then say. */
  faces: z.array(roofFaceSchema),
  source: roofSourceSchema,
  /** Eaves over the ground as taken, metres, and where from; null from a surface model. */
  height: z
    .object({
      lowM: z.number(),
      topM: z.number(),
      highM: z.number(),
      from: z.enum(['height', 'floors', 'class']),
    })
    .nullable(),
  notes: z.array(roofNoteSchema),
  ridges: z.array(roofRidgeSchema),
  light: roofLightSchema.nullable(),
  /** Whether the outline, what stands around, the weather and the judgements are still as they were surveyed. */
  current: z.boolean(),
  at: z.string(),
});
export type Roof = z.output<typeof roofSchema>;

/** The roof under a site. */
export const siteRoofSchema = z.object({
  buildingId: z.number().int().nullable(),
  roof: roofSchema.nullable(),
  /** Outline of the building. */
  outline: areaSchema.nullable(),
  /** What the building says of its material, structure and age. */
  fitness: statedFitnessSchema.nullable(),
  /** Whether a model of the surface was brought in. */
  hasSurface: z.boolean(),
});
export type SiteRoof = z.output<typeof siteRoofSchema>;

/** Buildings of which something was repaired or that were refused, by code, with the first few named. */
const roofFindingSchema = z.object({
  code: z.string(),
  message: z.string(),
  count: z.number().int(),
  examples: z.array(z.object({ buildingId: z.number().int(), value: z.string() })),
});
export type RoofFinding = z.output<typeof roofFindingSchema>;

export const surveyReportSchema = z.object({
  source: roofSourceSchema,
  /** Roofs surveyed now, and those that were up to date and were left. */
  surveyed: z.number().int(),
  kept: z.number().int(),
  repaired: z.array(roofFindingSchema),
  refused: z.array(roofFindingSchema),
});
export type SurveyReport = z.output<typeof surveyReportSchema>;

/** What surveyed roofs have of usable area against what the rules take of them. */
export const roofCorrectionRowSchema = z.object({
  class: buildingClassSchema,
  /** Null for all roofs of the class. */
  village: z.string().nullable(),
  /** By what the usable share of roofs that were not surveyed is multiplied. */
  ratio: z.number(),
  /** Ends of its 95 % confidence interval, the surveyed roofs taken to be drawn at random. */
  low: z.number(),
  high: z.number(),
  sampled: z.number().int(),
  population: z.number().int(),
});
export type RoofCorrectionRow = z.output<typeof roofCorrectionRowSchema>;

/** How a model of the surface was brought in, kept with it. */
export const surfaceMetaSchema = heightsMetaSchema;
export type SurfaceMeta = z.output<typeof surfaceMetaSchema>;

/** The model of the surface that a document holds. */
export const surfaceSchema = heightsMetaSchema.extend({
  ...heightsLaidSchema.shape,
  /** Buildings whose middle it covers, and all there are. */
  buildings: z.object({ covered: z.number().int(), all: z.number().int() }),
});
export type Surface = z.output<typeof surfaceSchema>;
