import { z } from 'zod';
import { boundsSchema } from './geometry.ts';

/** Kinds of tile a basemap may hold. */
export const TILE_TYPES = {
  mvt: 'application/vnd.mapbox-vector-tile',
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
} as const;
export type TileKind = keyof typeof TILE_TYPES;

/** A file of map tiles that the planner chose to lie under everything. */
export const basemapSchema = z.object({
  fileName: z.string(),
  name: z.string(),
  format: z.enum(['mbtiles', 'pmtiles']),
  tiles: z.enum(['mvt', 'png', 'jpeg', 'webp']),
  minZoom: z.number().int().min(0).max(24),
  maxZoom: z.number().int().min(0).max(24),
  bounds: boundsSchema.nullable(),
  /** Whom the map thanks, as plain text; empty where the file does not say. */
  attribution: z.string(),
  /** Names of the layers of vector tiles, as far as the file says them. */
  layers: z.array(z.string()),
  /** Part of the address of its tiles; another for another file. */
  key: z.string(),
});
export type Basemap = z.output<typeof basemapSchema>;

/** The chosen basemap, or why it cannot be shown. */
export const basemapStateSchema = z.object({
  basemap: basemapSchema.nullable(),
  problem: z.object({ fileName: z.string(), message: z.string() }).nullable(),
});
export type BasemapState = z.output<typeof basemapStateSchema>;
