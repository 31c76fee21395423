import { z } from 'zod';
import { boundsSchema } from './geometry.ts';

/** Units that heights of a file may be in. */
export const HEIGHT_UNITS = ['m', 'ft', 'us-ft', 'dm', 'cm'] as const;
export const heightUnitSchema = z.enum(HEIGHT_UNITS);
export type HeightUnit = z.output<typeof heightUnitSchema>;

/** Metres in each. Source: EPSG registry, units 9001, 9002 (international foot) and 9003 (US survey foot). */
export const METRES_IN: Record<HeightUnit, number> = {
  m: 1,
  ft: 0.3048,
  'us-ft': 1200 / 3937,
  dm: 0.1,
  cm: 0.01,
};

/** What a raster file of heights holds, as `import.inspect` finds it. */
export const rasterInspectionSchema = z.object({
  columns: z.number().int(),
  rows: z.number().int(),
  /** Type of its numbers, as GDAL names it. */
  type: z.string(),
  crs: z.object({
    code: z.string().nullable(),
    name: z.string(),
    origin: z.enum(['file', 'guessed', 'unknown']),
  }),
  /** Unit that the file gives its heights; null when it does not say. */
  unit: heightUnitSchema.nullable(),
  /** Side of a cell on the ground, metres; null while the system is not known. */
  resolutionM: z.number().nullable(),
  /** Where it lies, WGS84; null while the system is not known. */
  bounds: boundsSchema.nullable(),
  /** Share of the county whose heights it gives. */
  countyShare: z.number(),
  /** Lowest and highest ground in the county's box, in the file's unit. */
  lowest: z.number().nullable(),
  highest: z.number().nullable(),
  /** The county's box in few cells, row by row from the north-west; null where there is no height. */
  preview: z.object({
    columns: z.number().int(),
    rows: z.number().int(),
    heights: z.array(z.number().nullable()),
  }),
});
export type RasterInspection = z.output<typeof rasterInspectionSchema>;

/** How heights were brought in, kept with them. */
export const heightsMetaSchema = z.object({
  crs: z.string(),
  unit: heightUnitSchema,
  /** Side of a cell of the file on the ground, metres. */
  sourceResolutionM: z.number(),
  lowestM: z.number(),
  highestM: z.number(),
  /** Heights that could not be of this Earth and were left out. */
  implausible: z.number().int(),
});

/** Where heights in a document are from, and how they lie. */
export const heightsLaidSchema = z.object({
  source: z.string(),
  at: z.string(),
  /** Side of a stored cell in the county's middle, metres. */
  resolutionM: z.number(),
  columns: z.number().int(),
  rows: z.number().int(),
  bounds: boundsSchema,
});

/** How the heights of the ground were brought in, kept with them. */
export const terrainMetaSchema = heightsMetaSchema.extend({ countyShare: z.number().min(0).max(1) });
export type TerrainMeta = z.output<typeof terrainMetaSchema>;

/** The terrain of a document. */
export const terrainSchema = terrainMetaSchema.extend({
  ...heightsLaidSchema.shape,
  /** Changes whenever the heights do. */
  version: z.string(),
});
export type Terrain = z.output<typeof terrainSchema>;

/** The ground of one site. */
export const siteTerrainSchema = z.object({
  elevationM: z.number(),
  meanSlopeDeg: z.number(),
  steepSlopeDeg: z.number(),
  aspectDeg: z.number().nullable(),
  /** Elevations of the skyline, degrees, clockwise from north in equal steps. */
  horizonDeg: z.array(z.number()),
  /** The sun's way over the place on the solstices and the equinox, while it is up. */
  sunPaths: z.array(
    z.object({
      day: z.enum(['june', 'equinox', 'december']),
      points: z.array(z.object({ azimuthDeg: z.number(), elevationDeg: z.number() })),
    }),
  ),
});
export type SiteTerrain = z.output<typeof siteTerrainSchema>;

/** A grid of longitudes and latitudes (WGS84); edges outside, cells in degrees, the first in the north-west. */
export interface GridShape {
  west: number;
  north: number;
  stepLonDeg: number;
  stepLatDeg: number;
  columns: number;
  rows: number;
}

/**
 * Heights of the ground, metres, row by row from the north-west. A height stands at the middle of its cell; NaN where
 * none is known. The array may lie over a SharedArrayBuffer.
 */
export interface TerrainGrid extends GridShape {
  elevationM: Float32Array;
}

/** How heights become the 16-bit numbers of tiles: height = number · scale + offset, metres. */
export interface Packing {
  scale: number;
  offset: number;
}

/** A square of a grid's heights as a 16-bit PNG picture. */
export interface HeightTile {
  column: number;
  row: number;
  png: Uint8Array;
}
