import type { Site } from '../../../shared/domain.ts';
import type { FitObserver } from '../../../shared/fit.ts';
import type { Steps } from '../../../shared/steps.ts';
import { sind } from '../../engine/angles.ts';
import type { Mount } from '../../engine/fit/glare.ts';
import type { Seen } from '../../engine/fit/measure.ts';
import {
  describeObserver,
  observersOf,
  type SeenArray,
  seenArray,
  viewFrom,
} from '../../engine/fit/observers.ts';
import type { GroundBetween, Heights } from '../../engine/fit/sight.ts';
import { type Standpoint, standpointsWithin } from '../../engine/fit/standpoints.ts';
import type { Outline } from '../../engine/near/outline.ts';
import { sightOver } from '../../engine/terrain/line-of-sight.ts';
import { setupOf } from '../farm/agrivoltaic.ts';
import type { Survey, Vicinity } from './survey.ts';

type Unplaced = Omit<Site, 'geometry'>;

/** The most that observers of each kind get of a site. */
export function* seenOf(shared: Survey, site: Unplaced, outline: Outline, vicinity: Vicinity): Steps<Seen> {
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
  site: Unplaced,
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

const arrayOf = (shared: Survey, site: Unplaced, outline: Outline): SeenArray =>
  seenArray(
    outline,
    heightsOf(shared, site),
    shared.reflect(mountOf(shared, site)),
    groundAround(shared, outline),
  );

/** What lies between an observer and a piece of an array, read off the terrain. */
function groundAround({ terrain, assumptions }: Survey, outline: Outline): GroundBetween | null {
  if (!terrain) return null;
  const { longitudeDeg, latitudeDeg, perEastDeg, perNorthDeg } = outline;
  const placeAt = ([east, north]: Standpoint['at']) => ({
    longitudeDeg: longitudeDeg + east / perEastDeg,
    latitudeDeg: latitudeDeg + north / perNorthDeg,
  });
  return (observer, piece) => {
    const from = { ...placeAt(observer), heightM: assumptions.eyeM };
    const sight = sightOver(terrain, from, placeAt(piece));
    return sight && { hiddenM: sight.hiddenM, riseM: sight.toM - sight.fromM };
  };
}

/** Rotation at which a tracker's clearance is measured: its stop. */
const TRACKER_STOP_DEG = 60;

function heightsOf({ session, assumptions }: Survey, site: Unplaced): Heights {
  const { eyeM } = assumptions;
  if (site.kind === 'rooftop') {
    return { bottomM: assumptions.bottomRooftopM, topM: assumptions.topRooftopM, eyeM };
  }
  const { clearanceM, rowWidthM, mount, tiltDeg } = setupOf(session, site);
  const slopeDeg = mount === 'fixed' ? tiltDeg : TRACKER_STOP_DEG;
  return { bottomM: clearanceM, topM: clearanceM + rowWidthM * sind(slopeDeg), eyeM };
}

function mountOf({ session }: Survey, site: Unplaced): Mount {
  if (site.mount === 'fixed') {
    const upright = site.kind === 'agrivoltaic' && setupOf(session, site).layout === 'vertical-bifacial';
    return { tiltDeg: site.tiltDeg, azimuthDeg: site.azimuthDeg, bothFaces: upright };
  }
  return { axisAzimuthDeg: site.azimuthDeg, gcr: site.gcr ?? 0.3 };
}
