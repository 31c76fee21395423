import type { SunTrack } from './sun-track.ts';

/** Squares along a side of the map of directions, each of which is `2 / SIDE` wide. */
const SIDE = 256;
const SQUARE = 2 / SIDE;
/** How far from the sun's track a direction may be for each of the maps, as lengths between unit vectors. */
const REACHES = [0.0125, 0.025, 0.05, 0.1];

/** Says of a direction whether the sun ever stands within some way of it; may say yes where it does not. */
export type SunReach = (east: number, north: number, up: number, way: number) => boolean;

const known = new WeakMap<SunTrack, SunReach>();

/** Where the sun ever comes, looked at from above; worked out once. */
export function sunReach(track: SunTrack): SunReach {
  let reach = known.get(track);
  if (!reach) {
    reach = build(track);
    known.set(track, reach);
  }
  return reach;
}

function build({ east, north }: SunTrack): SunReach {
  const sun = new Uint8Array(SIDE * SIDE);
  for (let step = 0; step < east.length; step++) sun[squareOf(east[step]!, north[step]!)] = 1;
  const maps = REACHES.map((reach) => spread(sun, Math.ceil(reach / SQUARE)));
  return (x, y, up, way) => {
    // The sun is above the horizon.
    if (up < -way) return false;
    for (let i = 0; i < REACHES.length; i++) {
      if (way <= REACHES[i]!) return maps[i]![squareOf(x, y)] === 1;
    }
    return true;
  };
}

const along = (part: number): number => Math.min(SIDE - 1, Math.max(0, Math.floor((part + 1) / SQUARE)));
const squareOf = (east: number, north: number): number => along(north) * SIDE + along(east);

/** Marks all squares so many squares around the marked ones. */
function spread(map: Uint8Array, squares: number): Uint8Array {
  const across = spreadAlong(map, squares, SIDE, 1);
  return spreadAlong(across, squares, 1, SIDE);
}

function spreadAlong(map: Uint8Array, squares: number, lineStep: number, step: number): Uint8Array {
  const spreaded = new Uint8Array(map.length);
  for (let line = 0; line < SIDE; line++) {
    for (let i = 0; i < SIDE; i++) {
      if (map[line * lineStep + i * step] !== 1) continue;
      const last = Math.min(SIDE - 1, i + squares);
      for (let k = Math.max(0, i - squares); k <= last; k++) spreaded[line * lineStep + k * step] = 1;
    }
  }
  return spreaded;
}
