import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { PlannerError } from '../../shared/errors.ts';
import type { GridShape, HeightTile, Packing } from '../../shared/terrain.ts';
import { prepared } from './prepared.ts';
import { hasTable, storedAs, storedJson } from './stored.ts';

/** Grids of heights a document may hold: of the ground, and of what stands on it. */
type Heights = 'terrain' | 'surface';

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

/** A grid of heights as stored: the grid, how its numbers are packed, and where it is from. */
export interface StoredHeights<Meta> {
  source: string;
  at: string;
  meta: Meta;
  shape: GridShape;
  packing: Packing;
  /** Changes whenever the heights do. */
  version: string;
}

/** The newest grid of a kind; null when none was imported. @throws PlannerError `document.bad-contents` */
export function readHeights<Meta extends z.ZodType>(
  db: Database,
  what: Heights,
  metaSchema: Meta,
): StoredHeights<z.output<Meta>> | null {
  if (!hasTable(db, `planner_${what}`)) return null;
  const raw = prepared(
    db,
    `SELECT id, source, meta, at, west, north, step_lon_deg AS stepLonDeg, step_lat_deg AS stepLatDeg,
       grid_columns AS columns, grid_rows AS rows, scale, offset FROM planner_${what} ORDER BY id DESC LIMIT 1`,
  ).get();
  if (raw === undefined) return null;
  const { id, source, at, meta, scale, offset, ...shape } = storedAs(rowSchema, raw, what);
  if (shape.columns * shape.rows > MOST_CELLS) throw new PlannerError('document.bad-contents', { what });
  return {
    ...{ source, at, shape, packing: { scale, offset }, version: `${id}@${at}` },
    meta: storedAs(metaSchema, storedJson(meta, what), what),
  };
}

/** A tile as a statement gave it. @throws PlannerError `document.bad-contents` */
export const heightTile = (tile: unknown, what: Heights): HeightTile => storedAs(tileSchema, tile, what);

/** Puts a grid's description in, before its tiles. */
export function insertHeights<Meta>(
  db: Database,
  what: Heights,
  { source, meta, shape, packing }: Pick<StoredHeights<Meta>, 'source' | 'meta' | 'shape' | 'packing'>,
): void {
  db.prepare(
    `INSERT INTO planner_${what} (source, meta, at, west, north, step_lon_deg, step_lat_deg, grid_columns, grid_rows,
       scale, offset)
     VALUES (:source, :meta, :at, :west, :north, :stepLonDeg, :stepLatDeg, :columns, :rows, :scale, :offset)`,
  ).run({ ...shape, ...packing, source, meta: JSON.stringify(meta), at: new Date().toISOString() });
}
