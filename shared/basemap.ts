import { z } from 'zod';
import { boundsSchema } from './geometry.ts';
import { onlineServiceSchema } from './online-basemap.ts';

/** Kinds of tile a basemap may hold. */
export const TILE_TYPES = {
  mvt: 'application/vnd.mapbox-vector-tile',
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
} as const;
export type TileKind = keyof typeof TILE_TYPES;

/** `GCJ-02` tiles (高德, 腾讯, Google in China) are drawn where they belong, some 500 m from where they claim to be. */
export const offsetSchema = z.enum(['none', 'GCJ-02']);
export type Offset = z.output<typeof offsetSchema>;

/** From where a folder's rows are counted: `north` as on the web (XYZ), `south` as in TMS; `auto` as the folder says. */
export const rowsSchema = z.enum(['auto', 'north', 'south']);
export type RowOrder = z.output<typeof rowsSchema>;

/** A file or folder of map tiles, or an online map, that the planner chose to lie under everything. */
export const basemapSchema = z.object({
  fileName: z.string(),
  name: z.string(),
  format: z.enum(['mbtiles', 'pmtiles', 'folder', 'online']),
  tiles: z.enum(['mvt', 'png', 'jpeg', 'webp']),
  minZoom: z.number().int().min(0).max(24),
  maxZoom: z.number().int().min(0).max(24),
  bounds: boundsSchema.nullable(),
  /** Whom the map thanks, as plain text; empty where the file does not say. */
  attribution: z.string(),
  /** Names of the layers of vector tiles, as far as the file says them. */
  layers: z.array(z.string()),
  /** Whether tiles lie as map providers in China shift them; see {@link offsetSchema}. */
  offset: offsetSchema,
  /** Whether a folder's rows are counted from the south. */
  fromSouth: z.boolean(),
  /** Whether a second picture of names and roads lies over each. */
  labels: z.boolean(),
  /** Part of the address of its tiles; another for another file. */
  key: z.string(),
});
export type Basemap = z.output<typeof basemapSchema>;

/** An online basemap as the settings of this computer keep it, without the planner's key. */
const onlineStateSchema = z.object({
  service: onlineServiceSchema,
  hasKey: z.boolean(),
  /** Whether anything is asked of the service; off until the planner says so outside the window. */
  on: z.boolean(),
  /** Who would be asked. */
  host: z.string(),
});

/** The chosen basemap, or why it cannot be shown. */
export const basemapStateSchema = z.object({
  basemap: basemapSchema.nullable(),
  problem: z.object({ fileName: z.string(), message: z.string() }).nullable(),
  /** The online basemap, if that is what was chosen last. */
  online: onlineStateSchema.nullable(),
});
export type BasemapState = z.output<typeof basemapStateSchema>;
