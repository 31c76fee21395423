import { clamp, cosd, DEG, RAD, sind, wrap360 } from '../angles.ts';
import { singleAxis, type Tracker } from '../array/tracking.ts';
import { freshHits, type GlareByHour, glareByHour, type Hits, hit } from './hits.ts';
import type { SunTrack } from './sun-track.ts';

/** Half of the angle the sun's disc fills, 4.65 mrad. Source: Ho, Ghanbari and Diver (2011), section 2.1. */
export const SUN_HALF_ANGLE_DEG = 4.65e-3 * DEG;

/** How modules stand: fixed, or turning around a level axis. */
export type Mount =
  | { tiltDeg: number; azimuthDeg: number; bothFaces: boolean }
  | { axisAzimuthDeg: number; gcr: number };

/** Mirror reflections of a year that leave an array towards the ground or little above it, by rising azimuth. */
export interface Reflections {
  azimuthDeg: Float64Array;
  elevationDeg: Float64Array;
  /** Step of the sun's track behind each. */
  step: Uint32Array;
  /** 1 where who is reached sees the sun at least {@link APART_DEG} away from the module, else 0. */
  apart: Uint8Array;
  track: SunTrack;
}

/**
 * Light whose source stands this near to the module that mirrors it is not counted as glare by the German guideline, since
 * the sun itself blinds then.
 *
 * Source: LAI (2012/2015), Hinweise zur Messung, Beurteilung und Minderung von Lichtimmissionen, annex 2, section 3.
 */
const APART_DEG = 10;
/** Sun and module stand apart by twice the angle between light and glass. */
const APART_COSINE = sind(APART_DEG / 2);
/** Whether sun and module stand far enough apart, from the cosine of the angle of incidence. */
export const standsApart = (cosine: number): boolean => Math.abs(cosine) >= APART_COSINE;

const MAX_ROTATION_DEG = 60;
/** Reflections outside these elevations reach nobody near the ground or on a slope. */
export const LOWEST_DEG = -45;
export const HIGHEST_DEG = 30;
/** How far up or down a unit vector at these elevations points. */
const [LOWEST, HIGHEST] = [sind(LOWEST_DEG), sind(HIGHEST_DEG)];

/** Reflection of light from the direction `sun` off a plane with the normal `n`: 2(n·s)n − s; null from behind. */
export function mirrored(
  sun: readonly [number, number, number],
  n: readonly [number, number, number],
): [number, number, number] | null {
  const cosine = sun[0] * n[0] + sun[1] * n[1] + sun[2] * n[2];
  if (cosine <= 0) return null;
  return [2 * cosine * n[0] - sun[0], 2 * cosine * n[1] - sun[1], 2 * cosine * n[2] - sun[2]];
}

/** How far up the reflection off either face points: what most of a year's reflections are dropped for. */
const upOf = (sun: readonly [number, number, number], n: readonly [number, number, number]): number =>
  2 * (sun[0] * n[0] + sun[1] * n[1] + sun[2] * n[2]) * n[2] - sun[2];

export const normalOf = (tiltDeg: number, azimuthDeg: number): [number, number, number] => [
  sind(tiltDeg) * sind(azimuthDeg),
  sind(tiltDeg) * cosd(azimuthDeg),
  cosd(tiltDeg),
];

/**
 * Where an array's modules, taken as flat mirrors, throw the sun's light through a year.
 *
 * @param track the sun, see {@link SunTrack}
 * @param mount see {@link Mount}; rows whose backs are glass and stand upright mirror on both faces; a tracker turns to
 * ±60° and backtracks on level ground
 * @returns reflections between 45° below and 30° above the level, see {@link Reflections}
 * Source: the geometry of the Solar Glare Hazard Analysis Tool: Ho, C. K., Ghanbari, C. M. and Diver, R. B. (2011),
 * Journal of Solar Energy Engineering 133, 031021.
 */
export function reflections(track: SunTrack, mount: Mount): Reflections {
  const fixed = 'tiltDeg' in mount ? normalOf(mount.tiltDeg, mount.azimuthDeg) : null;
  const bothFaces = 'tiltDeg' in mount && mount.bothFaces;
  const tracker: Tracker | null =
    'gcr' in mount ? { axisTiltDeg: 0, maxAngleDeg: MAX_ROTATION_DEG, backtrack: true, ...mount } : null;
  const found: { azimuth: number; elevation: number; step: number; apart: number }[] = [];
  for (let step = 0; step < track.up.length; step++) {
    const sun = [track.east[step]!, track.north[step]!, track.up[step]!] as const;
    let n = fixed;
    if (tracker) {
      const zenith = Math.acos(clamp(sun[2], -1, 1)) * DEG;
      const at = singleAxis(zenith, wrap360(Math.atan2(sun[0], sun[1]) * DEG), tracker);
      n = normalOf(at.tiltDeg, at.azimuthDeg);
    }
    if (!n) continue;
    const up = upOf(sun, n);
    if (up < LOWEST || up > HIGHEST) continue;
    const cast = mirrored(sun, n) ?? (bothFaces ? mirrored(sun, [-n[0], -n[1], -n[2]]) : null);
    if (!cast) continue;
    const elevation = Math.asin(up) * DEG;
    const apart = standsApart(sun[0] * n[0] + sun[1] * n[1] + sun[2] * n[2]) ? 1 : 0;
    found.push({ azimuth: wrap360(Math.atan2(cast[0], cast[1]) * DEG), elevation, step, apart });
  }
  found.sort((a, b) => a.azimuth - b.azimuth);
  return {
    azimuthDeg: Float64Array.from(found, ({ azimuth }) => azimuth),
    elevationDeg: Float64Array.from(found, ({ elevation }) => elevation),
    step: Uint32Array.from(found, ({ step }) => step),
    apart: Uint8Array.from(found, ({ apart }) => apart),
    track,
  };
}

/** A piece of an array as one observer sees it. */
export interface Cell {
  /** Direction from the piece to the observer, degrees clockwise from north. */
  azimuthDeg: number;
  /** Half of the angle the piece fills from side to side, degrees. */
  halfWidthDeg: number;
  /** Elevation of the line from the piece's upper and lower edge to the observer, degrees. */
  lowDeg: number;
  highDeg: number;
}

/**
 * Hours of a year in which an observer can be reached by an array's reflection under a clear sky, by month and hour
 * of Beijing time (month × 24 + hour).
 *
 * A step counts when the mirror direction of the sun's centre passes within half of the sun's disc of the solid angle
 * between a piece of the array and the observer. Nothing that stands on the ground between them, no cloud and no roughness of the
 * glass is taken into account, so that the hours are the most there can be.
 *
 * @param cast see {@link reflections}
 * @param cells the array in pieces, from the observer
 * @returns see `GlareByHour`
 */
export function glareHours(cast: Reflections, cells: readonly Cell[]): GlareByHour {
  const hits = freshHits(cast.track);
  collectHits(cast, cells, hits);
  return glareByHour(cast.track, hits);
}

/** Notes the steps in which reflections reach a place that sees an array as these cells. */
export function collectHits(cast: Reflections, cells: readonly Cell[], hits: Hits): void {
  for (const cell of cells) {
    const reach = cell.halfWidthDeg + SUN_HALF_ANGLE_DEG;
    const from = cell.azimuthDeg - reach;
    const to = cell.azimuthDeg + reach;
    const ranges =
      reach >= 180
        ? [[0, 360]]
        : from < 0
          ? [
              [0, to],
              [from + 360, 360],
            ]
          : to > 360
            ? [
                [from, 360],
                [0, to - 360],
              ]
            : [[from, to]];
    for (const [start, end] of ranges as [number, number][]) {
      for (let i = firstFrom(cast.azimuthDeg, start); i < cast.azimuthDeg.length; i++) {
        if (cast.azimuthDeg[i]! > end) break;
        const elevation = cast.elevationDeg[i]!;
        if (elevation >= cell.lowDeg - SUN_HALF_ANGLE_DEG && elevation <= cell.highDeg + SUN_HALF_ANGLE_DEG) {
          hit(hits, cast.step[i]!, cast.apart[i]!);
        }
      }
    }
  }
}

function firstFrom(sorted: Float64Array, least: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Elevation of a line that falls `dropM` over `distanceM`, degrees, the Earth's curve left out over short ways. */
export const fallDeg = (dropM: number, distanceM: number): number => -Math.atan2(dropM, distanceM) / RAD;
