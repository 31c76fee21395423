import { z } from 'zod';
import { PlannerError } from '../../shared/errors.ts';
import { type SurfaceMeta, surfaceMetaSchema } from '../../shared/roof-survey.ts';
import type { GridShape, HeightTile, Packing } from '../../shared/terrain.ts';
import type { Document } from './document.ts';
import { prepared } from './prepared.ts';
import { hasTable, storedAs, storedJson } from './stored.ts';

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
const MOST_CELLS = 50_000_000;

const tileSchema = z.object({
  column: z.number().int().min(0),
  row: z.number().int().min(0),
  png: z.instanceof(Uint8Array),
});

/** A document's model of the surface as stored: the grid, how its numbers are packed, and where it is from. */
export interface StoredSurface {
  source: string;
  at: string;
  meta: SurfaceMeta;
  shape: GridShape;
  packing: Packing;
  /** Changes whenever the heights do. */
  version: string;
}

/** The model of the surface a document has; null when none was imported. @throws PlannerError `document.bad-contents` */
export function readSurface({ db }: Pick<Document, 'db'>): StoredSurface | null {
  if (!hasTable(db, 'planner_surface')) return null;
  const raw = prepared(
    db,
    `SELECT id, source, meta, at, west, north, step_lon_deg AS stepLonDeg, step_lat_deg AS stepLatDeg,
       grid_columns AS columns, grid_rows AS rows, scale, offset FROM planner_surface ORDER BY id DESC LIMIT 1`,
  ).get();
  if (raw === undefined) return null;
  const { id, source, at, meta, scale, offset, ...shape } = storedAs(rowSchema, raw, 'surface');
  if (shape.columns * shape.rows > MOST_CELLS)
    throw new PlannerError('document.bad-contents', { what: 'surface' });
  return {
    ...{ source, at, shape, packing: { scale, offset }, version: `${id}@${at}` },
    meta: storedAs(surfaceMetaSchema, storedJson(meta, 'surface'), 'surface'),
  };
}

/** Every tile of the surface. @throws PlannerError `document.bad-contents` */
export function* surfaceTiles({ db }: Pick<Document, 'db'>): Generator<HeightTile> {
  const tiles = db
    .prepare('SELECT tile_column AS "column", tile_row AS "row", tile_data AS png FROM surface')
    .iterate();
  for (const tile of tiles) yield storedAs(tileSchema, tile, 'surface');
}

/** Inside recorded work: removes the surface; false when there is none. */
export function clearSurface({ db, journal }: Pick<Document, 'db' | 'journal'>): boolean {
  journal.takeMany('surface', '1');
  return db.prepare('DELETE FROM planner_surface').run().changes > 0;
}

/** Inside recorded work: puts a surface in. */
export function insertSurface(
  { db, journal }: Pick<Document, 'db' | 'journal'>,
  { source, meta, shape, packing }: Omit<StoredSurface, 'at' | 'version'>,
  tiles: Iterable<HeightTile>,
): void {
  db.prepare(
    `INSERT INTO planner_surface (source, meta, at, west, north, step_lon_deg, step_lat_deg, grid_columns, grid_rows,
       scale, offset)
     VALUES (:source, :meta, :at, :west, :north, :stepLonDeg, :stepLatDeg, :columns, :rows, :scale, :offset)`,
  ).run({ ...shape, ...packing, source, meta: JSON.stringify(meta), at: new Date().toISOString() });
  const insert = db.prepare('INSERT INTO surface (tile_column, tile_row, tile_data) VALUES (?, ?, ?)');
  journal.putMany('surface', () => {
    for (const { column, row, png } of tiles) insert.run(column, row, png);
  });
}
