import {
  type GridShape,
  type HeightTile,
  type Packing,
  type TerrainMeta,
  terrainMetaSchema,
} from '../../shared/terrain.ts';
import type { Document } from './document.ts';
import { heightTile, insertHeights, readHeights, type StoredHeights } from './height-grid.ts';

/** A document's terrain as stored. */
export type StoredTerrain = StoredHeights<TerrainMeta>;

/** The terrain a document has; null when none was imported. @throws PlannerError `document.bad-contents` */
export const readTerrain = ({ db }: Document): StoredTerrain | null =>
  readHeights(db, 'terrain', terrainMetaSchema);

/** Every tile of the terrain. @throws PlannerError `document.bad-contents` */
export function* terrainTiles({ db }: Document): Generator<HeightTile> {
  const tiles = db
    .prepare(
      'SELECT tile_column AS "column", tile_row AS "row", tile_data AS png FROM terrain WHERE zoom_level = 0',
    )
    .iterate();
  for (const tile of tiles) yield heightTile(tile, 'terrain');
}

/** Removes the terrain; false when there is none. */
export function clearTerrain({ db }: Document): boolean {
  db.prepare('DELETE FROM terrain').run();
  return db.prepare('DELETE FROM planner_terrain').run().changes > 0;
}

/** Puts a new terrain's description in, before its tiles. */
export const insertTerrain = (
  { db }: Document,
  source: string,
  meta: TerrainMeta,
  shape: GridShape,
  packing: Packing,
): void => insertHeights(db, 'terrain', { source, meta, shape, packing });

export function insertTile({ db }: Document, { column, row, png }: HeightTile): void {
  db.prepare('INSERT INTO terrain (zoom_level, tile_column, tile_row, tile_data) VALUES (0, ?, ?, ?)').run(
    column,
    row,
    png,
  );
}
