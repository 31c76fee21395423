import { type SurfaceMeta, surfaceMetaSchema } from '../../shared/roof-survey.ts';
import type { HeightTile } from '../../shared/terrain.ts';
import type { Document } from './document.ts';
import { heightTile, insertHeights, readHeights, type StoredHeights } from './height-grid.ts';

/** A document's model of the surface as stored. */
export type StoredSurface = StoredHeights<SurfaceMeta>;

/** The model of the surface a document has; null when none was imported. @throws PlannerError `document.bad-contents` */
export const readSurface = ({ db }: Pick<Document, 'db'>): StoredSurface | null =>
  readHeights(db, 'surface', surfaceMetaSchema);

/** Every tile of the surface. @throws PlannerError `document.bad-contents` */
export function* surfaceTiles({ db }: Pick<Document, 'db'>): Generator<HeightTile> {
  const tiles = db
    .prepare('SELECT tile_column AS "column", tile_row AS "row", tile_data AS png FROM surface')
    .iterate();
  for (const tile of tiles) yield heightTile(tile, 'surface');
}

/** Inside recorded work: removes the surface; false when there is none. */
export function clearSurface({ db, journal }: Pick<Document, 'db' | 'journal'>): boolean {
  journal.takeMany('surface', '1');
  return db.prepare('DELETE FROM planner_surface').run().changes > 0;
}

/** Inside recorded work: puts a surface in. */
export function insertSurface(
  { db, journal }: Pick<Document, 'db' | 'journal'>,
  surface: Omit<StoredSurface, 'at' | 'version'>,
  tiles: Iterable<HeightTile>,
): void {
  insertHeights(db, 'surface', surface);
  const insert = db.prepare('INSERT INTO surface (tile_column, tile_row, tile_data) VALUES (?, ?, ?)');
  journal.putMany('surface', () => {
    for (const { column, row, png } of tiles) insert.run(column, row, png);
  });
}
