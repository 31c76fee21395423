import type { Database } from 'better-sqlite3';
import type { ContextLayerName } from '../../shared/domain.ts';
import { EXTENT, type TileFeature } from '../formats/tiles/mvt.ts';
import { intoTile, type TileAddress } from '../formats/tiles/tile-grid.ts';
import { contextMiddles } from '../store/tiles.ts';

/** Where each shape of a layer lies and what it is, for zooms at which no single one can be seen. */
export interface Overview {
  /** Cell of each shape, and its class's place in `classes`. */
  columns: number[];
  rows: number[];
  kinds: number[];
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
  const overview: Overview = { columns: [], rows: [], kinds: [], classes: [], synthetic: false };
  const places = new Map<string, number>();
  for (const { at, class: kind, synthetic } of contextMiddles(db, layer)) {
    let place = places.get(kind);
    if (place === undefined) {
      place = overview.classes.push(kind) - 1;
      places.set(kind, place);
    }
    const [column, row] = world(at);
    overview.columns.push(column);
    overview.rows.push(row);
    overview.kinds.push(place);
    overview.synthetic ||= synthetic;
  }
  return overview;
}

/** The part of an overview in a tile: squares, each of the class most of its shapes have. */
export function overviewTile(
  { columns, rows, kinds, classes, synthetic }: Overview,
  { z, x, y }: TileAddress,
): TileFeature[] {
  const shift = OVERVIEW_ZOOM - z;
  const merged = new Map<number, { u: number; v: number; counts: number[] }>();
  for (let i = 0; i < columns.length; i++) {
    const [u, v] = [(columns[i]! >> shift) - x * CELLS, (rows[i]! >> shift) - y * CELLS];
    // One more on each side, so that squares at the edge are whole.
    if (u < -1 || v < -1 || u > CELLS || v > CELLS) continue;
    const key = (v + 1) * (CELLS + 2) + u + 1;
    let cell = merged.get(key);
    if (!cell) {
      cell = { u, v, counts: classes.map(() => 0) };
      merged.set(key, cell);
    }
    cell.counts[kinds[i]!]!++;
  }
  const side = EXTENT / CELLS;
  return [...merged.values()].map(({ u, v, counts }): TileFeature => {
    const most = counts.indexOf(Math.max(...counts));
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
