import type { Geometry } from 'geojson';
import { MOST_VERTICES } from '../formats/import/admit.ts';
import { positionsOf, type StoredShape } from '../formats/import/shapes.ts';
import { decodeAnyGeometry } from '../store/geometry-blob.ts';
import { GEOM, type Row } from './layer-reader.ts';

/** Rows that a layer is judged by, at most. */
export const LOOKED_AT = 400;

/** The rows that a layer is judged by. */
export function firstRows(rows: Iterable<Row>): Row[] {
  const first: Row[] = [];
  for (const row of rows) {
    if (first.push(row) >= LOOKED_AT) break;
  }
  return first;
}

/** Bytes of a corner with height and measure, at most. */
const CORNER_BYTES = 32;

/** Whether a shape has more corners than any that is taken, told by its size without reading it. */
export const isTooLarge = (blob: unknown): boolean =>
  blob instanceof Uint8Array && blob.byteLength > CORNER_BYTES * MOST_VERTICES;

/**
 * Geometry a copied row carries; null where it has none, one of a kind that is not drawn on maps, or one that is
 * {@link isTooLarge}: ten million corners would take the memory before they could be refused.
 */
export function geometryOf(row: Row): Geometry | null {
  const blob = row[GEOM];
  if (blob && typeof blob === 'object' && 'type' in blob) return blob as Geometry;
  if (!(blob instanceof Uint8Array) || isTooLarge(blob)) return null;
  try {
    return decodeAnyGeometry(blob);
  } catch {
    return null;
  }
}

/** The middle of the shapes' own middles: one far-off feature does not move it. */
export function middleOf(shapes: readonly StoredShape[]): [number, number] | null {
  const firsts = shapes.map((shape) => positionsOf(shape)[0]!).filter(([x, y]) => Number.isFinite(x! + y!));
  if (firsts.length === 0) return null;
  const middle = (axis: 0 | 1) => firsts.map((at) => at[axis]!).sort((a, b) => a - b)[firsts.length >> 1]!;
  return [middle(0), middle(1)];
}
