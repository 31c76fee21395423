import { clamp, cosd, DEG, sind, wrap360 } from '../angles.ts';
import {
  type Cell,
  collectHits,
  HIGHEST_DEG,
  LOWEST_DEG,
  type Mount,
  normalOf,
  type Reflections,
  reflections,
  SUN_HALF_ANGLE_DEG,
  standsApart,
} from './glare.ts';
import { freshHits, type Glare, type GlareByHour, glareByHour, glareTotals, type Hits, hit } from './hits.ts';
import type { CanReach } from './sight.ts';
import { addSunNear, type SunIndex, sunIndex } from './sun-index.ts';
import { sunReach } from './sun-reach.ts';
import type { SunTrack } from './sun-track.ts';

/** Glare at a place that sees an array as these cells. */
export interface GlareAt {
  total(cells: readonly Cell[]): Glare;
  byHour(cells: readonly Cell[]): GlareByHour;
  /** Null where every piece is to be looked at. */
  canReach: CanReach | null;
}

/** Steps to be looked at for one place beyond which looking through the whole year mirrored costs less. */
const MANY_STEPS = 60_000;
/** Steps that are looked at in the time that mirroring the whole year takes. */
const STEPS_OF_MIRRORING = 800_000;
/** Twice half of the sun's disc: it widens a cell to all sides. */
const SUN_SPREAD = (2 * SUN_HALF_ANGLE_DEG) / DEG;

/**
 * The hours of `glareHours`, worked out from the place's side where the modules stand still: light reaches the
 * place only while the sun stands near the mirror image of the place, so that few steps of the year are looked at. A
 * mirror keeps angles: the sun lies as near to the image of a cell's middle as its reflection to the middle.
 *
 * @param track see `SunTrack`
 * @param mount see `Mount`
 * @returns the same hours as `glareHours(reflections(track, mount), cells)`
 */
export function glareAt(track: SunTrack, mount: Mount): GlareAt {
  const collect = 'tiltDeg' in mount ? standing(track, mount) : fromWholeYear(track, mount);
  const hitsOf = (cells: readonly Cell[]) => {
    const hits = freshHits(track);
    collect(cells, hits);
    return hits;
  };
  return {
    total: (cells) => (cells.length === 0 ? NONE : glareTotals(track, hitsOf(cells))),
    byHour: (cells) => glareByHour(track, hitsOf(cells)),
    canReach: 'tiltDeg' in mount ? canReachFrom(track, mount) : null,
  };
}

const NONE: Glare = { totalHours: 0, apartHours: 0 };

type Collect = (cells: readonly Cell[], hits: Hits) => void;
type Standing = Extract<Mount, { tiltDeg: number }>;

function fromWholeYear(track: SunTrack, mount: Mount): Collect {
  let cast: Reflections | null = null;
  return (cells, hits) => {
    cast ??= reflections(track, mount);
    collectHits(cast, cells, hits);
  };
}

/** Runs of steps to be looked at, as from and to, and where each cell's begin among them. */
const runs: number[] = [];
const cellRuns: number[] = [];

function standing(track: SunTrack, mount: Standing): Collect {
  const whole = fromWholeYear(track, mount);
  const normal = normalOf(mount.tiltDeg, mount.azimuthDeg);
  const index = sunIndex(track);
  /** Steps looked at for places that each had many: once they took as long, the year is mirrored. */
  let spent = 0;
  return (cells, hits) => {
    runs.length = 0;
    cellRuns.length = 0;
    let steps = 0;
    for (const cell of cells) {
      cellRuns.push(runs.length);
      steps += addRuns(index, cell, normal);
      if (steps > MANY_STEPS && spent + steps > STEPS_OF_MIRRORING) {
        spent = STEPS_OF_MIRRORING;
        return whole(cells, hits);
      }
    }
    if (steps > MANY_STEPS) spent += steps;
    cellRuns.push(runs.length);
    for (let i = 0; i < cells.length; i++) {
      for (let run = cellRuns[i]!; run < cellRuns[i + 1]!; run += 2) {
        lookAt(index, runs[run]!, runs[run + 1]!, normal, mount.bothFaces, cells[i]!, hits);
      }
    }
  };
}

type Normal = readonly [number, number, number];

/** Notes the steps of a run in which light reaches the place that sees a cell. */
function lookAt(
  { steps, east, north, up }: SunIndex,
  from: number,
  to: number,
  [nx, ny, nz]: Normal,
  bothFaces: boolean,
  cell: Cell,
  hits: Hits,
): void {
  const low = sind(Math.max(LOWEST_DEG, cell.lowDeg - SUN_HALF_ANGLE_DEG));
  const high = sind(Math.min(HIGHEST_DEG, cell.highDeg + SUN_HALF_ANGLE_DEG));
  // Whether azimuths are near is told by the cosine between them: an arc tangent for each step would cost half of all.
  const toEast = sind(cell.azimuthDeg);
  const toNorth = cosd(cell.azimuthDeg);
  const widest = cosd(Math.min(180, cell.halfWidthDeg + SUN_HALF_ANGLE_DEG));
  const { noted, round } = hits;
  for (let at = from; at < to; at++) {
    if (noted[steps[at]!] === round) continue;
    const x = east[at]!;
    const y = north[at]!;
    const z = up[at]!;
    const cosine = x * nx + y * ny + z * nz;
    if (cosine === 0 || (cosine < 0 && !bothFaces)) continue;
    const rise = 2 * cosine * nz - z;
    if (rise < low || rise > high) continue;
    const castEast = 2 * cosine * nx - x;
    const castNorth = 2 * cosine * ny - y;
    const ahead = castEast * toEast + castNorth * toNorth;
    if (ahead < widest * Math.sqrt(castEast * castEast + castNorth * castNorth)) continue;
    hit(hits, steps[at]!, standsApart(cosine) ? 1 : 0);
  }
}

/** Adds the runs of steps around the mirror image of a cell's middle, as far from it as the cell and half a sun reach. */
function addRuns(index: SunIndex, cell: Cell, [nx, ny, nz]: Normal): number {
  const middle = (cell.lowDeg + cell.highDeg) / 2;
  const flat = cosd(middle);
  const x = flat * sind(cell.azimuthDeg);
  const y = flat * cosd(cell.azimuthDeg);
  const z = sind(middle);
  const twice = 2 * (x * nx + y * ny + z * nz);
  const high = (cell.highDeg - cell.lowDeg) / 2 + SUN_HALF_ANGLE_DEG;
  const wide = cell.halfWidthDeg + SUN_HALF_ANGLE_DEG;
  return addSunNear(
    index,
    wrap360(Math.atan2(twice * nx - x, twice * ny - y) * DEG),
    Math.asin(clamp(twice * nz - z, -1, 1)) * DEG,
    Math.min(180, high + wide),
    runs,
  );
}

/** The sun's side of a mirror: whether it ever stands about where the image of a direction lies, and before the glass. */
function canReachFrom(track: SunTrack, { tiltDeg, azimuthDeg, bothFaces }: Standing): CanReach {
  const [nx, ny, nz] = normalOf(tiltDeg, azimuthDeg);
  const reach = sunReach(track);
  return (toEast, toNorth, toUp, spread) => {
    const length = Math.sqrt(toEast * toEast + toNorth * toNorth + toUp * toUp);
    const x = toEast / length;
    const y = toNorth / length;
    const z = toUp / length;
    const cosine = x * nx + y * ny + z * nz;
    const way = spread + SUN_SPREAD;
    if (!bothFaces && cosine < -way) return false;
    return reach(2 * cosine * nx - x, 2 * cosine * ny - y, 2 * cosine * nz - z, way);
  };
}
