import type { Area, Bounds } from '../../../shared/geometry.ts';

/** Middle of an outline's box, longitude and latitude: where its skyline is looked at. */
export function siteMiddle(area: Area): [number, number] {
  const rings = area.type === 'Polygon' ? area.coordinates : area.coordinates.flat();
  const box: Bounds = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (const ring of rings) {
    for (const [x, y] of ring) {
      box[0] = Math.min(box[0]!, x);
      box[1] = Math.min(box[1]!, y);
      box[2] = Math.max(box[2]!, x);
      box[3] = Math.max(box[3]!, y);
    }
  }
  return middleOf(box);
}

/** Middle of a box of west, south, east and north. */
export const middleOf = ([west, south, east, north]: Bounds): [number, number] => [
  (west + east) / 2,
  (south + north) / 2,
];
