import type { Mount } from '../../engine/fit/glare.ts';
import type { Around, Standing } from './survey.ts';

/** Sites and what lies around them as numbers, which cost threads far less to hand over than objects do. */

/** A site by its number, and how it stands. */
export type StandingSite = Standing & { id: number };

const STANDING_LENGTH = 7;
const FIXED = 0;
const FIXED_BOTH_FACES = 1;
const TURNING = 2;

const mountNumbers = (mount: Mount): [number, number, number] =>
  'tiltDeg' in mount
    ? [mount.bothFaces ? FIXED_BOTH_FACES : FIXED, mount.tiltDeg, mount.azimuthDeg]
    : [TURNING, mount.axisAzimuthDeg, mount.gcr];

const mountFrom = (kind: number, first: number, second: number): Mount =>
  kind === TURNING
    ? { axisAzimuthDeg: first, gcr: second }
    : { tiltDeg: first, azimuthDeg: second, bothFaces: kind === FIXED_BOTH_FACES };

export function packStandings(sites: readonly StandingSite[]): Float64Array {
  const packed = new Float64Array(STANDING_LENGTH * sites.length);
  for (const [i, { id, areaM2, bottomM, topM, mount }] of sites.entries()) {
    packed.set([id, areaM2, bottomM, topM, ...mountNumbers(mount)], STANDING_LENGTH * i);
  }
  return packed;
}

export function unpackStandings(packed: Float64Array): StandingSite[] {
  const sites: StandingSite[] = [];
  for (let at = 0; at < packed.length; at += STANDING_LENGTH) {
    const [id, areaM2, bottomM, topM, ...mount] = packed.subarray(at, at + STANDING_LENGTH);
    sites.push({
      ...{ id: id!, areaM2: areaM2!, bottomM: bottomM!, topM: topM! },
      mount: mountFrom(mount[0]!, mount[1]!, mount[2]!),
    });
  }
  return sites;
}

/** Figures that may not be known. */
const MAYBE = [
  ...(['protectedShare', 'farmlandM2', 'farmLoadKwh', 'households', 'substationM'] as const),
  ...(['villageM', 'roadM', 'scenicM', 'homestayM', 'chargerM'] as const),
] satisfies (keyof Around)[];

/** Whether the site was there at all; which kinds of observer are mapped; figures; what is seen. */
const AROUND_LENGTH = 1 + 3 + MAYBE.length + 5;

/** @param found null for a site that was gone */
export function packAround(found: readonly (Around | null)[]): Float64Array {
  const packed = new Float64Array(AROUND_LENGTH * found.length);
  for (const [i, around] of found.entries()) {
    if (!around) continue;
    const { mapped, seen } = around;
    const { magnitudeDeg2, glareHours } = seen;
    packed.set(
      [
        ...[1, Number(mapped.scenic), Number(mapped.village), Number(mapped.road)],
        ...MAYBE.map((key) => around[key] ?? Number.NaN),
        ...[magnitudeDeg2.scenic, magnitudeDeg2.road],
        ...[glareHours.scenic, glareHours.village, glareHours.road],
      ],
      AROUND_LENGTH * i,
    );
  }
  return packed;
}

/** What was packed of one site. */
export function unpackAround(packed: Float64Array, i: number): Around | null {
  const at = AROUND_LENGTH * i;
  if (packed[at] === 0) return null;
  const maybe = (key: (typeof MAYBE)[number]) => {
    const value = packed[at + 4 + MAYBE.indexOf(key)]!;
    return Number.isNaN(value) ? null : value;
  };
  const seen = at + 4 + MAYBE.length;
  return {
    mapped: { scenic: packed[at + 1] === 1, village: packed[at + 2] === 1, road: packed[at + 3] === 1 },
    protectedShare: maybe('protectedShare'),
    farmlandM2: maybe('farmlandM2'),
    farmLoadKwh: maybe('farmLoadKwh'),
    households: maybe('households'),
    substationM: maybe('substationM'),
    villageM: maybe('villageM'),
    roadM: maybe('roadM'),
    scenicM: maybe('scenicM'),
    homestayM: maybe('homestayM'),
    chargerM: maybe('chargerM'),
    seen: {
      magnitudeDeg2: { scenic: packed[seen]!, road: packed[seen + 1]! },
      glareHours: { scenic: packed[seen + 2]!, village: packed[seen + 3]!, road: packed[seen + 4]! },
    },
  };
}
