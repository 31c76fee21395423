import { PlannerError } from '../../../shared/errors.ts';
import type { Terrain, TerrainGrid } from '../../../shared/terrain.ts';
import { cellSizeM } from '../../engine/terrain/grid.ts';
import { unpackTile } from '../../formats/terrain/tiles.ts';
import type { Document } from '../../store/document.ts';
import { keptWhile } from '../../store/kept.ts';
import { readTerrain, type StoredTerrain, terrainTiles } from '../../store/terrain.ts';

/** What a document says of its terrain; null when none was imported. */
export function terrainOf(document: Document): Terrain | null {
  const stored = readTerrain(document);
  if (!stored) return null;
  const { shape, meta, source, at, version } = stored;
  const { west, north, columns, rows, stepLonDeg, stepLatDeg } = shape;
  return {
    ...meta,
    source,
    at,
    version,
    columns,
    rows,
    resolutionM: cellSizeM(shape),
    bounds: [west, north - rows * stepLatDeg, west + columns * stepLonDeg, north],
  };
}

/** Whether heights were imported. */
export const hasTerrain = (document: Document): boolean => readTerrain(document) !== null;

/**
 * The heights of a document, over memory that threads can share; kept while it is open and they stay as they are.
 * @throws PlannerError `document.bad-contents`
 */
export function terrainGrid(document: Document): TerrainGrid | null {
  const stored = readTerrain(document);
  if (!stored) return null;
  return keptWhile(document, terrainGrid, stored.version, () => unpacked(document, stored));
}

function unpacked(document: Document, { shape, packing }: StoredTerrain): TerrainGrid {
  const elevationM = new Float32Array(new SharedArrayBuffer(4 * shape.columns * shape.rows)).fill(Number.NaN);
  const grid = { ...shape, elevationM };
  for (const tile of terrainTiles(document)) {
    if (!unpackTile(grid, packing, tile))
      throw new PlannerError('document.bad-contents', { what: 'terrain' });
  }
  return grid;
}
