import { between, distance, distanceToSegment, type Metres, type Plane, type Random } from './plane.ts';
import type { Town, Village } from './settlements.ts';

export interface Road {
  class: 'national' | 'county' | 'township';
  line: Metres[];
}

/** Two national roads through the seat, county roads between towns, township roads to every village; one network. */
export function layRoads(plane: Plane, random: Random, towns: Town[], villages: Village[]): Road[] {
  const seat = towns[0].at;
  const roads: Road[] = [
    { class: 'national', line: through(plane, random, seat, 82) },
    { class: 'national', line: through(plane, random, seat, 171) },
  ];
  const linked = new Set<string>();
  const link = (kind: Road['class'], from: Metres, to: Metres): void => {
    const pair = [from, to].map(String).sort().join(' ');
    if (linked.has(pair)) return;
    linked.add(pair);
    const line = bent(random, from, to);
    roads.push({ class: kind, line: line.every((p) => plane.holds(p, 20)) ? line : [from, to] });
  };
  const places = towns.map(({ at }) => at);
  span(plane, places, [], (from, to) => link('county', from, to));
  for (const [i, a] of places.entries()) {
    for (const b of places.slice(i + 1)) {
      // Neighbouring towns that a detour would otherwise separate get their own road (Gabriel graph, thinned).
      const centre: Metres = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
      const lone = places.every((c) => c === a || c === b || distance(c, centre) >= distance(a, b) / 2);
      if (lone && random() < 0.35 && clear(plane, a, b)) link('county', a, b);
    }
  }
  const villagePlaces = villages.map(({ at }) => at);
  span(plane, [...places, ...villagePlaces], places, (from, to) => link('township', from, to));
  return roads;
}

/** Links places into one network by the shortest straight roads inside the county; `joined` ones are linked already. */
function span(
  plane: Plane,
  places: Metres[],
  joined: Metres[],
  link: (from: Metres, to: Metres) => void,
): void {
  const group = new Map(places.map((place, i) => [place, joined.includes(place) ? -1 : i]));
  const pairs = places
    .flatMap((a, i) => places.slice(i + 1).map((b) => ({ a, b, far: distance(a, b) })))
    .sort((p, q) => p.far - q.far);
  for (const { a, b } of pairs) {
    const [from, into] = [group.get(a), group.get(b)];
    if (from === into || !clear(plane, a, b)) continue;
    link(a, b);
    for (const [place, own] of group) if (own === from) group.set(place, into!);
  }
  if (new Set(group.values()).size > 1) throw new Error('a place cannot be reached inside the county');
}

function clear(plane: Plane, a: Metres, b: Metres): boolean {
  for (let s = 0; s <= 8; s++) {
    if (!plane.holds([a[0] + ((b[0] - a[0]) * s) / 8, a[1] + ((b[1] - a[1]) * s) / 8], 30)) return false;
  }
  return true;
}

const bent = (random: Random, a: Metres, b: Metres): Metres[] => {
  const sway = between(random, -0.09, 0.09);
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  return [a, ...[0.3, 0.65].map((t): Metres => [a[0] + dx * t - dy * sway, a[1] + dy * t + dx * sway]), b];
};

/** A road through a point in both directions until it would leave the county. */
function through(plane: Plane, random: Random, seat: Metres, headingDeg: number): Metres[] {
  const half = (start: number): Metres[] => {
    const line: Metres[] = [];
    let [x, y] = seat;
    let heading = start;
    for (;;) {
      heading += between(random, -4, 4) + (start - heading) * 0.3;
      x += 1500 * Math.sin((heading * Math.PI) / 180);
      y += 1500 * Math.cos((heading * Math.PI) / 180);
      if (!plane.holds([x, y], 60)) return line;
      line.push([x, y]);
    }
  };
  return [...half(headingDeg + 180).reverse(), seat, ...half(headingDeg)];
}

/** Tells the distance from a point to the nearest road, looking only at roads whose box is near. */
export function roadDistance(roads: Road[]): (point: Metres) => number {
  const segments = roads.flatMap(({ line }) => line.slice(1).map((b, i) => ({ a: line[i], b })));
  return (p) => {
    let least = 1000;
    for (const { a, b } of segments) {
      if (Math.min(a[0], b[0]) - least > p[0] || Math.max(a[0], b[0]) + least < p[0]) continue;
      if (Math.min(a[1], b[1]) - least > p[1] || Math.max(a[1], b[1]) + least < p[1]) continue;
      least = Math.min(least, distanceToSegment(p, a, b));
    }
    return least;
  };
}
