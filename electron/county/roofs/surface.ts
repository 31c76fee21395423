import { PlannerError } from '../../../shared/errors.ts';
import type { Surface } from '../../../shared/roof-survey.ts';
import type { TerrainGrid } from '../../../shared/terrain.ts';
import { cellSizeM } from '../../engine/terrain/grid.ts';
import { unpackTile } from '../../formats/terrain/tiles.ts';
import { countBuildings } from '../../store/buildings.ts';
import type { Document } from '../../store/document.ts';
import { readSurface, surfaceTiles } from '../../store/surface.ts';

/** What a document says of its model of the surface; null when none was imported. */
export function surfaceOf(document: Document): Surface | null {
  const stored = readSurface(document);
  if (!stored) return null;
  const { shape, meta, source, at } = stored;
  const { west, north, columns, rows, stepLonDeg, stepLatDeg } = shape;
  const [east, south] = [west + columns * stepLonDeg, north - rows * stepLatDeg];
  const covered = document.db
    .prepare(
      `SELECT count(*) FROM rtree_buildings_geom WHERE minx + maxx BETWEEN 2 * ? AND 2 * ? AND miny + maxy BETWEEN 2 * ? AND 2 * ?`,
    )
    .pluck()
    .get(west, east, south, north) as number;
  return {
    ...{ ...meta, source, at, columns, rows },
    resolutionM: cellSizeM(shape),
    bounds: [west, south, east, north],
    buildings: { covered, all: countBuildings(document) },
  };
}

/** Changes whenever the heights of the surface do; null without one. */
export const surfaceVersion = (document: Document): string | null => readSurface(document)?.version ?? null;

/**
 * The heights of the surface, over memory that threads can share. They are not kept: they are large, and only a survey
 * needs them.
 * @throws PlannerError `document.bad-contents`
 */
export async function surfaceGrid(document: Document): Promise<TerrainGrid | null> {
  const stored = readSurface(document);
  if (!stored) return null;
  const { shape, packing } = stored;
  const elevationM = new Float32Array(new SharedArrayBuffer(4 * shape.columns * shape.rows)).fill(Number.NaN);
  const grid = { ...shape, elevationM };
  const tiles = [...surfaceTiles(document)];
  for (const tile of tiles) {
    if (!unpackTile(grid, packing, tile))
      throw new PlannerError('document.bad-contents', { what: 'surface' });
    // Unpacking one takes some milliseconds: others get a turn between them.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return grid;
}
