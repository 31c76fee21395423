import type { Metres } from '../electron/engine/local-plane.ts';
import type { Outline } from '../electron/engine/near/outline.ts';

/** Rings in metres, open or closed, as an outline around the place where a degree is a metre. */
export function outlineOf(rings: readonly (readonly Metres[])[]): Outline {
  const closed = rings.map((ring) => {
    const [first, last] = [ring[0]!, ring.at(-1)!];
    return first[0] === last[0] && first[1] === last[1] ? ring : [...ring, first];
  });
  const corners = Float64Array.from(closed.flat(2));
  const starts = Int32Array.from([0, ...closed.map((_, i) => closed.slice(0, i + 1).flat().length)]);
  const xs = closed.flat().map(([x]) => x);
  const ys = closed.flat().map(([, y]) => y);
  const [west, east] = [Math.min(...xs), Math.max(...xs)];
  const [south, north] = [Math.min(...ys), Math.max(...ys)];
  return {
    ...{ corners, starts, west, south, east, north },
    bounds: [west, south, east, north],
    ...{ longitudeDeg: 0, latitudeDeg: 0, perEastDeg: 1, perNorthDeg: 1 },
  };
}
