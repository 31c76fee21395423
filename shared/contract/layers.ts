import { z } from 'zod';
import { basemapSchema, basemapStateSchema, offsetSchema, rowsSchema } from '../basemap.ts';
import { contextLayerNameSchema, contextLayerSchema } from '../domain.ts';
import { boundsSchema } from '../geometry.ts';
import {
  duplicatesSchema,
  encodingSchema,
  importLayerSchema,
  importReportSchema,
  inspectionSchema,
  replaceSchema,
} from '../import.ts';
import { onlineServiceSchema } from '../online-basemap.ts';
import { siteTerrainSchema, terrainSchema } from '../terrain.ts';
import { command, done, filePath, heightsFile, id, none } from './parts.ts';

/** Commands about `context`, `import`, `terrain`, `basemap`. */
export const layers = {
  'context.list': command('query', none, z.object({ layers: z.array(contextLayerSchema) })),
  'context.features': command(
    'query',
    z
      .object({
        layer: contextLayerNameSchema,
        /** Only features whose boxes touch these, the largest first, at most `limit`. */
        bounds: boundsSchema.optional(),
        limit: z.number().int().min(1).max(100_000).default(20_000),
      })
      .strict(),
    z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) }),
  ),
  /** What is in a file of map data: layers, fields, coordinate systems, a preview. */
  'import.inspect': command(
    'action',
    z
      .object({
        path: filePath,
        encoding: encodingSchema.default('auto'),
        /** Coordinate system of a raster file, where the planner had to choose it. */
        crs: z.string().max(40).default('auto'),
      })
      .strict(),
    inspectionSchema,
    [{ field: 'path', access: 'read' }],
  ),
  /** Brings layers of a file into the document: one undo step, all or nothing. */
  'import.run': command(
    'long-edit',
    z
      .object({
        path: filePath,
        encoding: encodingSchema.default('auto'),
        layers: z.array(importLayerSchema).min(1).max(500),
        /** Cut what crosses the county's border; otherwise it is kept whole. */
        clip: z.boolean().default(true),
        replace: replaceSchema.default('synthetic'),
        /** Features the document already has, by shape or by what names them for good. */
        duplicates: duplicatesSchema.default('keep'),
      })
      .strict(),
    importReportSchema,
    [{ field: 'path', access: 'read' }],
  ),
  /** The ground's heights in the document, and where they are from. */
  'terrain.info': command('query', none, z.object({ terrain: terrainSchema.nullable() })),
  /** Brings the heights of a raster file in, on the county's own grid: one undo step, in place of any before. */
  'terrain.import': command('long-edit', heightsFile, terrainSchema, [{ field: 'path', access: 'read' }]),
  /** What lies under everything on this computer, or why it cannot be shown. */
  'basemap.info': command('query', none, basemapStateSchema),
  /** Takes a file (MBTiles, PMTiles) or a folder of tiles. */
  'basemap.choose': command(
    'action',
    z
      .object({
        path: filePath,
        offset: offsetSchema.default('none'),
        /** Of a folder; files say it themselves. */
        rows: rowsSchema.default('auto'),
      })
      .strict(),
    basemapSchema,
    [{ field: 'path', access: 'read' }],
  ),
  /** Says of the chosen file or folder that its tiles are shifted, or how its rows are counted. */
  'basemap.mark': command(
    'action',
    z.object({ offset: offsetSchema.optional(), rows: rowsSchema.optional() }).strict(),
    basemapSchema,
  ),
  /**
   * Takes an online map, once the planner has agreed outside the window to what leaves the computer. One picture is asked
   * for as a try. The key is kept in the settings of this computer and given back by no command; without one, that of the
   * same service is kept.
   */
  'basemap.connect': command(
    'action',
    z.object({ service: onlineServiceSchema, key: z.string().trim().max(500).optional() }).strict(),
    z.object({ connected: z.boolean() }),
  ),
  /** Switches the online map off, or on once the planner has agreed outside the window; on again asks for all anew. */
  'basemap.online': command('action', z.object({ on: z.boolean() }).strict(), z.object({ on: z.boolean() })),
  'basemap.remove': command('action', none, done),
  'terrain.remove': command('edit', none, z.object({ removed: z.boolean() })),
  /** Height, slope and skyline of a site; null where no terrain covers it. */
  'terrain.site': command(
    'query',
    z.object({ siteId: id }).strict(),
    z.object({ ground: siteTerrainSchema.nullable() }),
  ),
} as const;
