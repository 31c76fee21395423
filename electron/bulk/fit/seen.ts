import type { FitObserver } from '../../../shared/fit.ts';
import type { Steps } from '../../../shared/steps.ts';
import type { Seen } from '../../engine/fit/measure.ts';
import {
  describeObserver,
  observersOf,
  type SeenArray,
  seenArray,
  viewFrom,
} from '../../engine/fit/observers.ts';
import type { GroundBetween } from '../../engine/fit/sight.ts';
import { type Standpoint, standpointsWithin } from '../../engine/fit/standpoints.ts';
import type { Outline } from '../../engine/near/outline.ts';
import { sightOver } from '../../engine/terrain/line-of-sight.ts';
import type { Standing, Survey, Vicinity } from './survey.ts';

/** The most that observers of each kind get of a site. */
export function* seenOf(shared: Survey, site: Standing, outline: Outline, vicinity: Vicinity): Steps<Seen> {
  const standpoints = standpointsAround(vicinity, outline);
  if (standpoints.length === 0) return NOT_SEEN;
  const array = arrayOf(shared, site, outline);
  const seen: Seen = {
    magnitudeDeg2: { scenic: 0, road: 0 },
    glareHours: { scenic: 0, village: 0, road: 0 },
  };
  const { magnitudeDeg2, glareHours } = seen;
  for (const { place, glare } of yield* observersOf(array, standpoints)) {
    const { kind } = place;
    glareHours[kind] = Math.max(glareHours[kind], glare.totalHours);
    if (kind === 'village') continue;
    magnitudeDeg2[kind] = Math.max(magnitudeDeg2[kind], viewFrom(array, place).magnitudeDeg2);
  }
  return seen;
}

/** Of a site that nobody looks at. */
export const NOT_SEEN: Seen = {
  magnitudeDeg2: { scenic: 0, road: 0 },
  glareHours: { scenic: 0, village: 0, road: 0 },
};

/** Who looks at a site, what he sees and when glare reaches him; the nearest first. */
export function* observersAround(
  shared: Survey,
  site: Standing,
  outline: Outline,
  vicinity: Vicinity,
): Steps<FitObserver[]> {
  const array = arrayOf(shared, site, outline);
  const observers = yield* observersOf(array, standpointsAround(vicinity, outline));
  return observers
    .map((observer) => describeObserver(array, observer))
    .sort((a, b) => a.distanceM - b.distanceM);
}

function standpointsAround({ lookouts }: Vicinity, outline: Outline): Standpoint[] {
  const standpoints: Standpoint[] = [];
  for (const { reachM, from } of lookouts) standpointsWithin(outline, from, reachM, standpoints);
  return standpoints;
}

const arrayOf = (shared: Survey, { mount, bottomM, topM }: Standing, outline: Outline): SeenArray =>
  seenArray(
    outline,
    { bottomM, topM, eyeM: shared.eyeM },
    shared.reflect(mount),
    groundAround(shared, outline),
  );

/** What lies between an observer and a piece of an array, read off the terrain. */
function groundAround({ terrain, eyeM }: Survey, outline: Outline): GroundBetween | null {
  if (!terrain) return null;
  const { longitudeDeg, latitudeDeg, perEastDeg, perNorthDeg } = outline;
  const placeAt = ([east, north]: Standpoint['at']) => ({
    longitudeDeg: longitudeDeg + east / perEastDeg,
    latitudeDeg: latitudeDeg + north / perNorthDeg,
  });
  return (observer, piece) => {
    const from = { ...placeAt(observer), heightM: eyeM };
    const sight = sightOver(terrain, from, placeAt(piece));
    return sight && { hiddenM: sight.hiddenM, riseM: sight.toM - sight.fromM };
  };
}
