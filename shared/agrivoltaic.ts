import { z } from 'zod';

/** How an array stands over land that is used for something else too. */
export const LAYOUTS = [
  'elevated-fixed',
  'single-axis-tracker',
  'vertical-bifacial',
  'checkerboard',
  'greenhouse-roof',
  'canopy',
] as const;

export const layoutSchema = z.enum(LAYOUTS);

export type Layout = z.output<typeof layoutSchema>;

/** Crop classes of Laub et al. (2022), then uses of the land that are no crop. */
export const CROPS = [
  'c3_cereals',
  'maize',
  'grain_legumes',
  'tubers_roots',
  'leafy_veg',
  'fruity_veg',
  'berries',
  'fruits',
  'forages',
  'fishpond',
  'none',
] as const;

export const cropSchema = z.enum(CROPS);

export type Crop = z.output<typeof cropSchema>;

/** What an agrivoltaic site has beyond tilt, azimuth and ground coverage ratio. */
export const agrivoltaicSchema = z
  .object({
    layout: layoutSchema,
    /** Width of a row of modules, along its slope. The pitch is this over the site's ground coverage ratio. */
    rowWidthM: z.number().min(0.3).max(60),
    /** Height of the lowest edge above ground; of a tracker's, when turned to its stop. */
    clearanceM: z.number().min(0).max(15),
    /** Share of a row's length that carries modules; the gaps between them let light through. */
    fillShare: z.number().min(0.1).max(1),
    /** Rear over front efficiency; 0 leaves the rear side out of the yield. */
    bifaciality: z.number().min(0).max(1),
    /** Width of ground lost to cultivation along each row: posts, and what machines cannot reach. */
    uncultivatedStripM: z.number().min(0).max(20),
    /** How far the posts of a row stand apart; null or left out is not known. */
    postSpacingM: z.number().min(0.5).max(100).nullable().optional(),
    crop: cropSchema,
    /** Months of the growing season, 1 to 12. */
    seasonMonths: z.array(z.number().int().min(1).max(12)).min(1).max(12),
    /** Share of the crop's water that is pumped; the rest is rain. */
    irrigatedShare: z.number().min(0).max(1),
    /** Height the water is lifted, friction included. */
    pumpHeadM: z.number().min(0).max(500),
    pumpEfficiency: z.number().min(0.05).max(1),
  })
  .strict();

export type Agrivoltaic = z.output<typeof agrivoltaicSchema>;

/** What a planner may try on a site without changing it; the pitch stays unless it is given. */
export const agrivoltaicChangesSchema = agrivoltaicSchema.partial().extend({
  pitchM: z.number().min(0.3).max(100).optional(),
  tiltDeg: z.number().min(0).max(90).optional(),
  azimuthDeg: z.number().min(0).max(360).optional(),
  mount: z.enum(['fixed', 'single-axis-tracker']).optional(),
});

export type AgrivoltaicChanges = z.output<typeof agrivoltaicChangesSchema>;

/** Input of `agrivoltaic.light`. */
export const agrivoltaicInputSchema = z
  .object({
    siteId: z.number().int().positive(),
    changes: agrivoltaicChangesSchema.default({}),
  })
  .strict();

export const twelve = z.array(z.number()).length(12);

/** The whole geometry that was computed; lengths in metres, angles in degrees. */
export const agrivoltaicSetupSchema = agrivoltaicSchema.extend({
  mount: z.enum(['fixed', 'single-axis-tracker']),
  tiltDeg: z.number(),
  azimuthDeg: z.number(),
  gcr: z.number(),
  pitchM: z.number(),
});

export type AgrivoltaicSetup = z.output<typeof agrivoltaicSetupSchema>;

/** Kinds of ground for which provinces have figures of their own, and what these are of. */
export const GROUNDS = ['grassland', 'orchard', 'forest', 'shrub'] as const;

export const GROUND_FIGURES = ['lowestEdge', 'columnSpacing', 'rowSpacing', 'aboveShrub'] as const;

/** How a layout is usually built, to start from. */
const layoutOptionSchema = agrivoltaicSetupSchema
  .omit({ crop: true, seasonMonths: true, irrigatedShare: true, pumpHeadM: true, pumpEfficiency: true })
  .extend({ source: z.string() });

export type LayoutOption = z.output<typeof layoutOptionSchema>;

const cropOptionSchema = z.object({
  crop: cropSchema,
  seasonMonths: z.array(z.number().int()),
  seasonSource: z.string(),
  /** Crop coefficient of the mid-season, over reference evapotranspiration. */
  cropCoefficient: z.number(),
  /** Of the initial stage, and at the end of the late one. */
  firstCoefficient: z.number(),
  lastCoefficient: z.number(),
  /** Lengths of the initial, development, mid-season and late stages, days of the source's season. */
  stageDays: z.array(z.number().min(0)).length(4),
  /** Months in which each crop of the season begins. */
  sowingMonths: z.array(z.number().int().min(1).max(12)).min(1),
  coefficientSource: z.string(),
  /** Greatest height of the crop. */
  heightM: z.number(),
  machineHeightM: z.number(),
  machineWidthM: z.number(),
  machineSource: z.string(),
});

export type CropOption = z.output<typeof cropOptionSchema>;

/** Output of `agrivoltaic.options`. */
export const agrivoltaicOptionsSchema = z.object({
  layouts: z.array(layoutOptionSchema),
  crops: z.array(cropOptionSchema),
});

/** The site fields that make a site stand as a setup describes. */
export function siteFieldsOf(setup: AgrivoltaicSetup) {
  const { mount, tiltDeg, azimuthDeg, gcr, pitchM: _pitchM, ...agrivoltaic } = setup;
  return { mount, tiltDeg, azimuthDeg, gcr, agrivoltaic };
}
