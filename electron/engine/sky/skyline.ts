import { clamp, DEG, wrap360 } from '../angles.ts';
import { type Horizon, horizonElevationDeg, horizonSkyShare } from '../array/horizon.ts';
import type { SkyYear } from './sky-year.ts';

/**
 * A skyline that stays below this takes less than a thousandth of any array's year: the sun is there for minutes, and
 * faint. Such a skyline is left out, so that level country costs no time (checked by test).
 */
const LEAST_DEG = 0.5;

/** Whether a skyline is high enough anywhere to be counted. */
export function skylineCounts(horizon: Horizon): boolean {
  for (let i = 0; i < horizon.length; i++) if (horizon[i]! >= LEAST_DEG) return true;
  return false;
}

/** What stands around an array: one skyline, or as many as its parts see, each of the same weight. */
export type Surroundings = Horizon | readonly Horizon[];

const listed = (around: Surroundings): readonly Horizon[] =>
  typeof around[0] === 'number' ? [around as Horizon] : (around as readonly Horizon[]);

/** Whether any of the skylines around an array is to be counted. */
export const surroundingsCount = (around: Surroundings): boolean => listed(around).some(skylineCounts);

/** A prepared sky as it is seen, all in all, from behind what stands around, see {@link behindSkylines}. */
export const behindSurroundings = (sky: SkyYear, around: Surroundings, room?: SkylineRoom): SkyYear =>
  behindSkylines(sky, listed(around), room);

/** Where the sun stands in each lit hour, degrees; worked out once per sky. */
interface SunAt {
  azimuthDeg: Float64Array;
  elevationDeg: Float64Array;
}
const known = new WeakMap<SkyYear, SunAt>();

function sunOf(sky: SkyYear): SunAt {
  let sun = known.get(sky);
  if (!sun) {
    sun = { azimuthDeg: new Float64Array(sky.count), elevationDeg: new Float64Array(sky.count) };
    for (let i = 0; i < sky.count; i++) {
      sun.azimuthDeg[i] = wrap360(Math.atan2(sky.east[i]!, sky.north[i]!) * DEG);
      sun.elevationDeg[i] = Math.asin(clamp(sky.up[i]!, -1, 1)) * DEG;
    }
    known.set(sky, sun);
  }
  return sun;
}

/** Series that a skyline changes, to be filled again for each place. */
export type SkylineRoom = Pick<SkyYear, 'dniWm2' | 'discWm2' | 'uniformWm2'>;

export const skylineRoom = ({ count }: SkyYear): SkylineRoom => ({
  dniWm2: new Float64Array(count),
  discWm2: new Float64Array(count),
  uniformWm2: new Float64Array(count),
});

/**
 * A prepared sky as it is seen, all in all, from places behind several skylines: beam and disc by the share of the
 * skylines that the sun has cleared, the uniform part by the mean of their open skies.
 *
 * @param sky prepared without a skyline
 * @param horizons at least one, see `Horizon`; one alone is {@link behindSkyline}
 * @param room series to fill; the returned sky lies over them
 */
export function behindSkylines(sky: SkyYear, horizons: readonly Horizon[], room = skylineRoom(sky)): SkyYear {
  if (horizons.length === 1) return behindSkyline(sky, horizons[0]!, room);
  const { azimuthDeg, elevationDeg } = sunOf(sky);
  const open = horizons.reduce((sum, horizon) => sum + horizonSkyShare(horizon), 0) / horizons.length;
  const highest = Math.max(...horizons.flatMap((horizon) => Array.from(horizon)));
  const { dniWm2, discWm2, uniformWm2 } = sky;
  for (let i = 0; i < sky.count; i++) {
    const elevation = elevationDeg[i]!;
    let clear = 1;
    if (elevation < highest) {
      clear = 0;
      for (const horizon of horizons) if (elevation >= horizonElevationDeg(horizon, azimuthDeg[i]!)) clear++;
      clear /= horizons.length;
    }
    room.dniWm2[i] = dniWm2[i]! * clear;
    room.discWm2[i] = discWm2[i]! * clear;
    room.uniformWm2[i] = uniformWm2[i]! * open;
  }
  return { ...sky, ...room };
}

/**
 * A prepared sky as it is seen from behind a skyline: as `prepareSky` makes it with the option `horizon`, without
 * working out the sun and the sky anew.
 *
 * @param sky prepared without a skyline
 * @param horizon see `Horizon`
 * @param room series to fill; the returned sky lies over them
 * @returns the same sky without beam and disc while the sun is behind the skyline, its uniform part dimmed
 */
export function behindSkyline(sky: SkyYear, horizon: Horizon, room = skylineRoom(sky)): SkyYear {
  const { azimuthDeg, elevationDeg } = sunOf(sky);
  const open = horizonSkyShare(horizon);
  const highest = Math.max(...Array.from(horizon));
  const { dniWm2, discWm2, uniformWm2 } = sky;
  for (let i = 0; i < sky.count; i++) {
    const elevation = elevationDeg[i]!;
    const hidden = elevation < highest && elevation < horizonElevationDeg(horizon, azimuthDeg[i]!);
    room.dniWm2[i] = hidden ? 0 : dniWm2[i]!;
    room.discWm2[i] = hidden ? 0 : discWm2[i]!;
    room.uniformWm2[i] = uniformWm2[i]! * open;
  }
  return { ...sky, ...room };
}
