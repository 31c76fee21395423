import type { Mount } from '../../../electron/engine/fit/glare.ts';
import { fallDeg, glareHours, reflections } from '../../../electron/engine/fit/glare.ts';
import { type GroundBetween, type Heights, hiddenM } from '../../../electron/engine/fit/sight.ts';
import type { SunTrack } from '../../../electron/engine/fit/sun-track.ts';
import {
  apartM,
  awayM,
  flatten,
  inside,
  type LocalPlane,
  type Metres,
} from '../../../electron/engine/local-plane.ts';
import type { Plot } from '../../../electron/engine/rules/check-rule.ts';
import type { NearFeature } from '../../../electron/store/nearby.ts';

/** What observers get of a site, place by place as it is defined and nothing left out: what the program must equal. */

export interface Place {
  kind: 'scenic' | 'village' | 'road';
  name: string;
  at: Metres;
}

const STEP_M = 250;
const GLARE_M = { scenic: 5000, village: 3000, road: 1500 };
const MOST = { scenic: 8, village: 8, road: 24 };

export function placesOf(
  kind: Place['kind'],
  { id, name, geometry }: NearFeature,
  plane: LocalPlane,
): Place[] {
  const { points, lines, rings } = flatten(geometry, plane);
  const mean = (ring: readonly Metres[], k: 0 | 1) => ring.reduce((sum, p) => sum + p[k], 0) / ring.length;
  const middles = rings.slice(0, 1).map((ring): Metres => [mean(ring, 0), mean(ring, 1)]);
  return [...points, ...middles, ...lines.flatMap(along)].map((at) => ({
    kind,
    name: name ?? String(id),
    at,
  }));
}

function along(line: readonly Metres[]): Metres[] {
  const places: Metres[] = [];
  let ahead = 0;
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1]!, line[i]!];
    const length = apartM(a, b);
    for (; ahead < length; ahead += STEP_M) {
      places.push([a[0] + (ahead / length) * (b[0] - a[0]), a[1] + (ahead / length) * (b[1] - a[1])]);
    }
    ahead -= length;
  }
  return [...places, ...line.slice(-1)];
}

interface Square {
  middle: Metres;
  halfM: number;
}

/** Squares of an outline as fine as a place asks for. */
function squaresToward(from: Metres, rings: readonly Metres[][]): Square[] {
  const xs = rings.flat().map(([x]) => x);
  const ys = rings.flat().map(([, y]) => y);
  const [west, east] = [Math.min(...xs), Math.max(...xs)];
  const [south, north] = [Math.min(...ys), Math.max(...ys)];
  const whole: Square = {
    middle: [(west + east) / 2, (south + north) / 2],
    halfM: Math.max(east - west, north - south) / 2,
  };
  const least = Math.max(5, whole.halfM / 96);
  const into = (square: Square): Square[] => {
    const { middle, halfM } = square;
    const edge = runsThrough(square, rings);
    if (!edge && !inside(middle, rings)) return [];
    if (halfM > Math.max(least, apartM(from, middle) * (edge ? 0.015 : 0.06))) {
      const quarter = halfM / 2;
      return [-quarter, quarter].flatMap((x) =>
        [-quarter, quarter].flatMap((y) => into({ middle: [middle[0] + x, middle[1] + y], halfM: quarter })),
      );
    }
    const thirds = [-2 / 3, 0, 2 / 3];
    const partly = () =>
      thirds.some((x) => thirds.some((y) => inside([middle[0] + x * halfM, middle[1] + y * halfM], rings)));
    return !edge || partly() ? [square] : [];
  };
  const found = into(whole);
  return found.length > 0 ? found : [{ middle: whole.middle, halfM: 5 }];
}

function runsThrough({ middle: [x, y], halfM }: Square, rings: readonly Metres[][]): boolean {
  return rings.some((ring) =>
    ring.some((a, i) => {
      const b = ring[(i + 1) % ring.length]!;
      let [first, last] = [0, 1];
      for (const [start, step] of [
        [a[0] - x, b[0] - a[0]],
        [a[1] - y, b[1] - a[1]],
      ] as const) {
        if (step === 0 && Math.abs(start) > halfM) return false;
        if (step === 0) continue;
        const [p, q] = [(-halfM - start) / step, (halfM - start) / step];
        first = Math.max(first, Math.min(p, q));
        last = Math.min(last, Math.max(p, q));
      }
      return first <= last;
    }),
  );
}

const DEG = 180 / Math.PI;
const turned = (deg: number) => ((deg % 360) + 360) % 360;

/** Steps of the track in which glare reaches a place. */
function stepsAt(
  at: Metres,
  { shape }: Plot,
  { bottomM, topM, eyeM }: Heights,
  cast: ReturnType<typeof reflections>,
  ground: GroundBetween | null,
) {
  const cells = squaresToward(at, shape.rings).flatMap(({ middle, halfM }) => {
    const away = apartM(at, middle);
    const between = ground?.(at, middle) ?? { hiddenM: hiddenM(away, eyeM), riseM: 0 };
    if (away <= halfM || between.hiddenM >= topM) return [];
    const lines = (heightM: number) =>
      [away - halfM, away + halfM].map((way) => fallDeg(heightM + between.riseM - eyeM, way));
    return {
      azimuthDeg: turned(Math.atan2(at[0] - middle[0], at[1] - middle[1]) * DEG),
      halfWidthDeg: Math.atan2(halfM, away) * DEG,
      lowDeg: Math.min(...lines(topM)),
      highDeg: Math.max(...lines(Math.max(bottomM, between.hiddenM))),
    };
  });
  const { hours } = glareHours(cast, cells);
  return Math.round(hours.reduce((sum, value) => sum + value, 0) / cast.track.stepHours);
}

/** Horizontal times vertical angle of an array, square degrees. */
function viewDeg2(
  at: Metres,
  { shape: { rings } }: Plot,
  { topM, eyeM }: Heights,
  ground: GroundBetween | null,
): number {
  const xs = rings.flat().map(([x]) => x);
  const ys = rings.flat().map(([, y]) => y);
  const [west, east] = [Math.min(...xs), Math.max(...xs)];
  const [south, north] = [Math.min(...ys), Math.max(...ys)];
  const side = Math.max(10, Math.sqrt(((east - west) * (north - south)) / 48));
  const middles: Metres[] = [];
  for (let x = west + side / 2; x < east + side / 2; x += side) {
    for (let y = south + side / 2; y < north + side / 2; y += side)
      if (inside([x, y], rings)) middles.push([x, y]);
  }
  if (middles.length === 0) middles.push([(west + east) / 2, (south + north) / 2]);
  const seen = middles
    .map((middle) => {
      const away = apartM(at, middle);
      return { middle, away, hidden: (ground?.(at, middle) ?? { hiddenM: hiddenM(away, eyeM) }).hiddenM };
    })
    .filter(({ hidden }) => hidden < topM);
  if (seen.length === 0) return 0;
  const bearing = (to: Metres) => Math.atan2(to[0] - at[0], to[1] - at[1]) * DEG;
  const ahead = bearing(seen.reduce((best, each) => (each.away < best.away ? each : best)).middle);
  const edges = seen.flatMap(({ middle, away }) => {
    const turn = turned(bearing(middle) - ahead + 180) - 180;
    const half = away > side / 2 ? Math.atan2(side / 2, away) * DEG : 180;
    return [turn - half, turn + half];
  });
  const tall = seen.map(
    ({ away, hidden }) => Math.atan2(topM - Math.max(0, hidden), Math.max(away, 1)) * DEG,
  );
  return Math.min(360, Math.max(0, ...edges) - Math.min(0, ...edges)) * Math.max(...tall);
}

/** The most that any observer of a kind gets. */
export function slowSeen(
  plot: Plot,
  places: readonly Place[],
  heights: Heights,
  track: SunTrack,
  mount: Mount,
  ground: GroundBetween | null,
) {
  const cast = reflections(track, mount);
  const kept = new Map<string, { place: Place; steps: number }>();
  for (const kind of ['scenic', 'village', 'road'] as const) {
    const nearest = places
      .filter((place) => place.kind === kind)
      .map((place) => ({ place, away: awayM(plot.shape, place.at) }))
      .sort((a, b) => a.away - b.away)
      .slice(0, MOST[kind]);
    for (const { place, away } of nearest) {
      const steps = away <= GLARE_M[kind] ? stepsAt(place.at, plot, heights, cast, ground) : 0;
      const key = `${kind} ${kind === 'road' ? place.name : place.at}`;
      if (steps > (kept.get(key)?.steps ?? -1)) kept.set(key, { place, steps });
    }
  }
  const all = [...kept.values()];
  const most = (kind: Place['kind'], of: (each: (typeof all)[number]) => number) =>
    Math.max(0, ...all.filter(({ place }) => place.kind === kind).map(of));
  const view = ({ place }: (typeof all)[number]) => viewDeg2(place.at, plot, heights, ground);
  const hours = ({ steps }: (typeof all)[number]) => steps * track.stepHours;
  return {
    magnitudeDeg2: { scenic: most('scenic', view), road: most('road', view) },
    glareHours: { scenic: most('scenic', hours), village: most('village', hours), road: most('road', hours) },
  };
}
