import type { Database } from 'better-sqlite3';
import type { ContextLayerName } from '../../shared/domain.ts';
import { EXTENT, type TileFeature } from '../formats/tiles/mvt.ts';
import { intoTile, type TileAddress } from '../formats/tiles/tile-grid.ts';
import { contextMiddles } from '../store/tiles.ts';

/** Where the shapes of a layer lie and what they are, by cells, for zooms at which no single one can be seen. */
export interface Overview {
  /** By cell, counts in the order of `classes`. */
  cells: Map<number, { column: number; row: number; counts: number[] }>;
  classes: string[];
  synthetic: boolean;
}

/** Deepest zoom an overview is for. */
export const OVERVIEW_ZOOM = 12;
/** Cells along a tile's side; on the screen 2 to 4 pixels each. */
const CELLS = 256;
const COLUMNS = 2 ** OVERVIEW_ZOOM * CELLS;

/** Reads a whole layer once. */
export function overviewOf(db: Database, layer: ContextLayerName): Overview {
  const world = intoTile({ z: 0, x: 0, y: 0 }, COLUMNS);
  const overview: Overview = { cells: new Map(), classes: [], synthetic: false };
  for (const { at, class: kind, synthetic } of contextMiddles(db, layer)) {
    const [column, row] = world(at);
    const key = row * COLUMNS + column;
    let cell = overview.cells.get(key);
    if (!cell) {
      cell = { column, row, counts: [] };
      overview.cells.set(key, cell);
    }
    let index = overview.classes.indexOf(kind);
    if (index < 0) index = overview.classes.push(kind) - 1;
    cell.counts[index] = (cell.counts[index] ?? 0) + 1;
    overview.synthetic ||= synthetic;
  }
  return overview;
}

/** The part of an overview in a tile: squares, each of the class most of its shapes have. */
export function overviewTile(
  { cells, classes, synthetic }: Overview,
  { z, x, y }: TileAddress,
): TileFeature[] {
  const shift = OVERVIEW_ZOOM - z;
  const merged = new Map<number, { u: number; v: number; counts: number[] }>();
  for (const { column, row, counts } of cells.values()) {
    const [u, v] = [(column >> shift) - x * CELLS, (row >> shift) - y * CELLS];
    // One more on each side, so that squares at the edge are whole.
    if (u < -1 || v < -1 || u > CELLS || v > CELLS) continue;
    const key = (v + 1) * (CELLS + 2) + u + 1;
    const into = merged.get(key) ?? { u, v, counts: [] };
    merged.set(key, into);
    counts.forEach((count, i) => {
      into.counts[i] = (into.counts[i] ?? 0) + count;
    });
  }
  const side = EXTENT / CELLS;
  return [...merged.values()].map(({ u, v, counts }): TileFeature => {
    const most = counts.reduce((best, count, i) => (count > (counts[best] ?? 0) ? i : best), 0);
    const [left, top] = [u * side, v * side];
    const ring: [number, number][] = [
      [left, top],
      [left + side, top],
      [left + side, top + side],
      [left, top + side],
      [left, top],
    ];
    const count = counts.reduce((sum, n) => sum + n, 0);
    return { id: 0, type: 'polygon', parts: [ring], properties: { class: classes[most]!, count, synthetic } };
  });
}
