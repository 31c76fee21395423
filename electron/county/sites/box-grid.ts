import type { Bounds } from '../../../shared/geometry.ts';
import type { Steps } from '../../../shared/steps.ts';

/** Numbers of all boxes that meet a box, and of some that only come near it. */
export type Near = (box: Bounds) => Iterable<number>;

/** Side of a cell in degrees: some houses of a village stand in one. */
const CELL_DEG = 0.0005;
/** Cells of a site beyond which it is looked at with every other: a field takes some hundreds. */
const MOST_CELLS = 2000;

/** Puts boxes into cells, by which those near another are found without looking at all. */
export function* boxGrid(boxes: ReadonlyMap<number, { bounds: Bounds }>): Steps<Near> {
  const cells = new Map<number, number[]>();
  const large: number[] = [];
  const cellsOf = ([west, south, east, north]: Bounds): number[] | null => {
    const [x0, x1] = [Math.floor(west / CELL_DEG), Math.floor(east / CELL_DEG)];
    const [y0, y1] = [Math.floor(south / CELL_DEG), Math.floor(north / CELL_DEG)];
    if (!((x1 - x0 + 1) * (y1 - y0 + 1) <= MOST_CELLS)) return null;
    const keys: number[] = [];
    for (let x = x0; x <= x1; x++) for (let y = y0; y <= y1; y++) keys.push(x * 1e6 + y);
    return keys;
  };
  for (const [id, { bounds }] of boxes) {
    yield;
    const keys = cellsOf(bounds);
    if (!keys) large.push(id);
    for (const key of keys ?? []) {
      const there = cells.get(key);
      if (there) there.push(id);
      else cells.set(key, [id]);
    }
  }
  return (box) => {
    const keys = cellsOf(box);
    if (!keys) return boxes.keys();
    const found = new Set(large);
    for (const key of keys) for (const id of cells.get(key) ?? []) found.add(id);
    return found;
  };
}
