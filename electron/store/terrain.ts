import { z } from 'zod';
import { PlannerError } from '../../shared/errors.ts';
import {
  type GridShape,
  type HeightTile,
  type Packing,
  type TerrainMeta,
  terrainMetaSchema,
} from '../../shared/terrain.ts';
import type { Document } from './document.ts';
import { prepared } from './prepared.ts';
import { storedAs, storedJson } from './stored.ts';

/** Another program may have written anything: a grid too large to hold is not one of ours. */
const rowSchema = z.object({
  id: z.number().int(),
  source: z.string(),
  meta: z.string(),
  at: z.string(),
  west: z.number().min(-180).max(180),
  north: z.number().min(-90).max(90),
  stepLonDeg: z.number().positive(),
  stepLatDeg: z.number().positive(),
  columns: z.number().int().min(1).max(100_000),
  rows: z.number().int().min(1).max(100_000),
  scale: z.number().positive(),
  offset: z.number(),
});
type Row = z.output<typeof rowSchema>;
const MOST_CELLS = 50_000_000;

const tileSchema = z.object({
  column: z.number().int().min(0),
  row: z.number().int().min(0),
  png: z.instanceof(Uint8Array),
});

function readRow({ db }: Document): Row | null {
  if (!prepared(db, `SELECT 1 FROM sqlite_master WHERE name = 'planner_terrain'`).get()) return null;
  const row = prepared(
    db,
    `SELECT id, source, meta, at, west, north, step_lon_deg AS stepLonDeg, step_lat_deg AS stepLatDeg,
         grid_columns AS columns, grid_rows AS rows, scale, offset FROM planner_terrain ORDER BY id DESC LIMIT 1`,
  ).get();
  if (row === undefined) return null;
  const read = storedAs(rowSchema, row, 'terrain');
  if (read.columns * read.rows > MOST_CELLS) {
    throw new PlannerError('document.bad-contents', { what: 'terrain' });
  }
  return read;
}

/** A document's terrain as stored: the grid, how its numbers are packed, and where it is from. */
export interface StoredTerrain {
  source: string;
  at: string;
  meta: TerrainMeta;
  shape: GridShape;
  packing: Packing;
  /** Changes whenever the heights do. */
  version: string;
}

/** The terrain a document has; null when none was imported. @throws PlannerError `document.bad-contents` */
export function readTerrain(document: Document): StoredTerrain | null {
  const row = readRow(document);
  if (!row) return null;
  const { id, source, at, meta, scale, offset, ...shape } = row;
  return {
    source,
    at,
    meta: storedAs(terrainMetaSchema, storedJson(meta, 'terrain'), 'terrain'),
    shape,
    packing: { scale, offset },
    version: `${id}@${at}`,
  };
}

/** Every tile of the terrain. @throws PlannerError `document.bad-contents` */
export function* terrainTiles({ db }: Document): Generator<HeightTile> {
  const tiles = db
    .prepare(
      'SELECT tile_column AS "column", tile_row AS "row", tile_data AS png FROM terrain WHERE zoom_level = 0',
    )
    .iterate();
  for (const tile of tiles) yield storedAs(tileSchema, tile, 'terrain');
}

/** Removes the terrain; false when there is none. */
export function clearTerrain({ db }: Document): boolean {
  db.prepare('DELETE FROM terrain').run();
  return db.prepare('DELETE FROM planner_terrain').run().changes > 0;
}

/** Puts a new terrain's description in, before its tiles. */
export function insertTerrain(
  { db }: Document,
  source: string,
  meta: TerrainMeta,
  shape: GridShape,
  packing: Packing,
): void {
  db.prepare(
    `INSERT INTO planner_terrain (source, meta, at, west, north, step_lon_deg, step_lat_deg, grid_columns, grid_rows,
       scale, offset)
     VALUES (:source, :meta, :at, :west, :north, :stepLonDeg, :stepLatDeg, :columns, :rows, :scale, :offset)`,
  ).run({ ...shape, ...packing, source, meta: JSON.stringify(meta), at: new Date().toISOString() });
}

export function insertTile({ db }: Document, { column, row, png }: HeightTile): void {
  db.prepare('INSERT INTO terrain (zoom_level, tile_column, tile_row, tile_data) VALUES (0, ?, ?, ?)').run(
    column,
    row,
    png,
  );
}
