import type { Database } from 'better-sqlite3';
import type { ContextLayerName } from '../../shared/domain.ts';
import { EXTENT, type TileFeature } from '../formats/tiles/mvt.ts';
import { intoTile, type TileAddress } from '../formats/tiles/tile-grid.ts';
import { tablesOf } from '../store/layer-tables.ts';
import { boxMiddles } from '../store/rtree.ts';
import { contextClasses, hasSynthetic } from '../store/tiles.ts';

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

/** Classes told apart; the map has a colour for far fewer. */
const MOST_CLASSES = 200;

/** Reads a whole layer once. */
export function overviewOf(db: Database, layer: ContextLayerName): Overview {
  const all = contextClasses(db, layer);
  const classes = all.slice(0, MOST_CLASSES).map(({ class: kind }) => kind);
  // Most are of the commonest class, which has the first place.
  const placeOf = new Map(
    all.slice(1, MOST_CLASSES).flatMap(({ ids }, i) => ids.map((id): [number, number] => [id, i + 1])),
  );
  const world = intoTile({ z: 0, x: 0, y: 0 }, COLUMNS);
  const overview: Overview = {
    columns: [],
    rows: [],
    kinds: [],
    classes,
    synthetic: hasSynthetic(db, layer),
  };
  for (const { id, x, y } of tablesOf(layer).flatMap((table) => [...boxMiddles(db, table)])) {
    const [column, row] = world([x, y]);
    overview.columns.push(column);
    overview.rows.push(row);
    overview.kinds.push(placeOf.get(id) ?? 0);
  }
  return overview;
}

/** Cells along a side of a tile with one more on each end, so that squares at the edge are whole. */
const SIDE = CELLS + 2;
const NONE = 255;

/** The part of an overview in a tile: squares, each of the class most of its shapes have, neighbours of one class as one. */
export function overviewTile(
  { columns, rows, kinds, classes, synthetic }: Overview,
  { z, x, y }: TileAddress,
): TileFeature[] {
  const shift = OVERVIEW_ZOOM - z;
  const counts = classes.map(() => new Uint32Array(SIDE * SIDE));
  for (let i = 0; i < columns.length; i++) {
    const u = (columns[i]! >> shift) - x * CELLS + 1;
    const v = (rows[i]! >> shift) - y * CELLS + 1;
    if (u >= 0 && v >= 0 && u < SIDE && v < SIDE) counts[kinds[i]!]![v * SIDE + u]!++;
  }
  const most = new Uint8Array(SIDE * SIDE).fill(NONE);
  const largest = new Uint32Array(SIDE * SIDE);
  for (const [kind, each] of counts.entries()) {
    for (let i = 0; i < each.length; i++) {
      if (each[i]! <= largest[i]!) continue;
      largest[i] = each[i]!;
      most[i] = kind;
    }
  }
  const unit = EXTENT / CELLS;
  return rectanglesOf(most).map(({ kind, left, top, right, bottom }): TileFeature => {
    const [west, north] = [(left - 1) * unit, (top - 1) * unit];
    const [east, south] = [(right - 1) * unit, (bottom - 1) * unit];
    const ring: [number, number][] = [
      [west, north],
      [east, north],
      [east, south],
      [west, south],
      [west, north],
    ];
    return { id: 0, type: 'polygon', parts: [ring], properties: { class: classes[kind]!, synthetic } };
  });
}

interface Rectangle {
  kind: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Covers the cells of each kind with rectangles: what is drawn is the same, and far fewer corners. */
function rectanglesOf(cells: Uint8Array): Rectangle[] {
  const all: Rectangle[] = [];
  /** Those that reach down to the row above, by their first column. */
  let above = new Map<number, Rectangle>();
  for (let v = 0; v < SIDE; v++) {
    const here = new Map<number, Rectangle>();
    for (let left = 0; left < SIDE; ) {
      const kind = cells[v * SIDE + left]!;
      let right = left + 1;
      while (right < SIDE && cells[v * SIDE + right] === kind) right++;
      if (kind !== NONE) {
        let rectangle = above.get(left);
        if (rectangle?.right !== right || rectangle.kind !== kind) {
          rectangle = { kind, left, top: v, right, bottom: v };
          all.push(rectangle);
        }
        rectangle.bottom = v + 1;
        here.set(left, rectangle);
      }
      left = right;
    }
    above = here;
  }
  return all;
}
