import type { Geometry } from 'geojson';
import type { FitObserver } from '../../../shared/fit.ts';
import type { Steps } from '../../../shared/steps.ts';
import { apartM, awayM, flatten, type LocalPlane, type Metres } from '../local-plane.ts';
import type { Plot } from '../rules/check-rule.ts';
import { type Glare, NO_GLARE } from './glare.ts';
import type { GlareAt } from './glare-at.ts';
import { piecesToward } from './pieces-toward.ts';
import { cellsOf, type GroundBetween, type Heights, piecesOf, piecesSeen, viewOf } from './sight.ts';

/** A place from which an array may be seen. */
export interface Standpoint {
  kind: FitObserver['kind'];
  name: string;
  at: Metres;
}

/** How far the year's reflections are followed for each kind of place, metres; scenic views reach further. */
export const GLARE_REACH_M = { scenic: 5000, village: 3000, road: 1500 } as const;
/** Most places of a kind looked at, the nearest first. */
const MOST = { scenic: 8, village: 8, road: 24 } as const;
/** Step between the places along a road, metres. */
const ROAD_STEP_M = 250;

/** The places of a feature from which an array is looked at: a point, an area's middle, or steps along a road. */
export function standpointsOf(
  kind: Standpoint['kind'],
  name: string,
  geometry: Geometry,
  plane: LocalPlane,
): Standpoint[] {
  const { points, lines, rings } = flatten(geometry, plane);
  const middles = rings.slice(0, 1).map((ring): Metres => {
    const mean = (k: 0 | 1) => ring.reduce((sum, p) => sum + p[k], 0) / ring.length;
    return [mean(0), mean(1)];
  });
  return [...points, ...middles, ...lines.flatMap(along)].map((at) => ({ kind, name, at }));
}

function along(line: readonly Metres[]): Metres[] {
  const places: Metres[] = [];
  let ahead = 0;
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1]!, line[i]!];
    const length = apartM(a, b);
    for (; ahead < length; ahead += ROAD_STEP_M) {
      const t = ahead / length;
      places.push([a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]);
    }
    ahead -= length;
  }
  if (line.length > 0) places.push(line[line.length - 1]!);
  return places;
}

/**
 * What the nearest places of every kind see of an array and when its reflection reaches them; of a road, its worst
 * place is kept.
 *
 * @param plot the array's outline
 * @param standpoints all within reach, see {@link GLARE_REACH_M}
 * @param heights see `Heights`
 * @param glareAt hours in which the array's reflection reaches a place, see `GlareAt`
 * @param ground what lies between, where a terrain is known; flat ground otherwise
 * @returns the nearest first; a place is a step
 */
export function* observe(
  plot: Plot,
  standpoints: readonly Standpoint[],
  heights: Heights,
  glareAt: GlareAt,
  ground: GroundBetween | null = null,
): Steps<FitObserver[]> {
  const pieces = piecesOf(plot.shape.rings);
  const nearest = (Object.keys(MOST) as Standpoint['kind'][]).flatMap((kind) =>
    standpoints
      .filter((place) => place.kind === kind)
      .map((place) => ({ place, away: awayM(plot.shape, place.at) }))
      .sort((a, b) => a.away - b.away)
      .slice(0, MOST[kind]),
  );
  const seen: FitObserver[] = [];
  for (const { place, away } of nearest) {
    yield;
    const { kind, name, at } = place;
    const pieced = piecesSeen(at, pieces, heights.eyeM, ground);
    const { distanceM: _, visibleM: __, ...view } = viewOf(at, pieces, heights, pieced);
    const cells = () =>
      cellsOf(at, heights, piecesSeen(at, piecesToward(at, plot.shape.rings), heights.eyeM, ground));
    const glare = away <= GLARE_REACH_M[kind] ? glareAt(cells()) : null;
    seen.push({
      ...{ kind, name, position: plot.plane.position(at), distanceM: away },
      ...view,
      ...glareTable(glare),
    });
  }
  const worst = new Map<string, FitObserver>();
  for (const observer of seen) {
    const key = observer.kind === 'road' ? `road ${observer.name}` : `${observer.kind} ${observer.position}`;
    const before = worst.get(key);
    if (!before || observer.glareHours > before.glareHours) worst.set(key, observer);
  }
  return [...worst.values()].sort((a, b) => a.distanceM - b.distanceM);
}

const NEVER: number[][] = Array.from({ length: 12 }, () => new Array<number>(24).fill(0));

function glareTable(
  glare: Glare | null,
): Pick<FitObserver, 'glareHours' | 'glareHoursLai' | 'glareByMonthHour'> {
  if (!glare || glare === NO_GLARE) return { glareHours: 0, glareHoursLai: 0, glareByMonthHour: NEVER };
  const { hours, apartHours } = glare;
  const glareHours = hours.reduce((sum, value) => sum + value, 0);
  return {
    glareHours,
    glareHoursLai: apartHours,
    glareByMonthHour: NEVER.map((row, month) => row.map((_, hour) => hours[month * 24 + hour]!)),
  };
}
