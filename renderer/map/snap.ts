import type { Position } from 'geojson';

export interface Pixel {
  x: number;
  y: number;
}

/** The point of a segment nearest to a pixel. */
export function nearestOnSegment(point: Pixel, a: Pixel, b: Pixel): Pixel {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const size = dx * dx + dy * dy;
  const t = size === 0 ? 0 : Math.max(0, Math.min(1, ((point.x - a.x) * dx + (point.y - a.y) * dy) / size));
  return { x: a.x + t * dx, y: a.y + t * dy };
}

const distance = (a: Pixel, b: Pixel) => Math.hypot(a.x - b.x, a.y - b.y);

/**
 * Where a pointer snaps to: the nearest vertex within the tolerance, else the nearest point of an edge.
 * @param rings closed or open rings of positions to snap to
 * @param project longitude and latitude to screen pixels, `unproject` the way back
 */
export function snapPosition(
  pointer: Pixel,
  rings: Iterable<readonly Position[]>,
  project: (position: Position) => Pixel,
  unproject: (pixel: Pixel) => Position,
  tolerancePx: number,
): Position | undefined {
  let vertex: { at: Position; far: number } | undefined;
  let edge: { at: Pixel; far: number } | undefined;
  for (const ring of rings) {
    const pixels = ring.map(project);
    for (const [index, pixel] of pixels.entries()) {
      const far = distance(pointer, pixel);
      if (far <= tolerancePx && far < (vertex?.far ?? Infinity)) vertex = { at: ring[index]!, far };
      const next = pixels[index + 1];
      if (!next) continue;
      const on = nearestOnSegment(pointer, pixel, next);
      const beside = distance(pointer, on);
      if (beside <= tolerancePx && beside < (edge?.far ?? Infinity)) edge = { at: on, far: beside };
    }
  }
  return vertex?.at ?? (edge && unproject(edge.at));
}
