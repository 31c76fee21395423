import type { Steps } from '../../../shared/steps.ts';
import { serveYear } from '../grid/serve-year.ts';
import { emptyHours } from '../load/balance.ts';
import { litHours } from './lit.ts';
import type { AccountInput, Lane, PlaceFlow, Scaled, Store, Strength } from './types.ts';

/** Shares of each hour that are taken out on the way; null where nothing is. */
export type Share = Float64Array | null;

/** What comes in at a place in each hour, and what of it is used on the way, kW, and the capacity it is of. */
export interface Arriving {
  sent: Float64Array;
  used: Float64Array;
  capacityKwp: number;
}

/** What becomes of what comes in at a place. */
export interface PlaceYear extends PlaceFlow {
  cut: Share;
  charged: Share;
  /** Of what storage took, the share that it lost. */
  lostShare: number;
  given: Share;
}

export interface Wires {
  transformers: PlaceYear[];
  feeders: PlaceYear[];
  stations: PlaceYear[];
  atTransformer: Arriving[];
  atFeeder: Arriving[];
  atStation: Arriving[];
}

export const HOURS = 8760;

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

function* arriving(places: readonly unknown[], room: Room): Steps<Arriving[]> {
  const at: Arriving[] = [];
  for (const _ of places) {
    at.push({ sent: hoursIn(room), used: hoursIn(room), capacityKwp: 0 });
    yield;
  }
  return at;
}

/** Hours that nobody reads any more, for the next year: a county of many transformers has gigabytes of them. */
type Room = Float64Array[] | null;

const hoursIn = (room: Room): Float64Array => room?.pop()?.fill(0) ?? emptyHours();

/** What lanes without meter and group sent at a place in a year. */
interface Sent {
  members: readonly number[];
  kwh: readonly number[];
  sent: Float64Array;
  used: Float64Array;
}

/** What the years of one input leave each other. */
export interface OtherYears {
  /** By the first of a place's lanes: where all of them age alike, it is the same in another year but for one factor. */
  sent: Map<Lane, Sent>;
  room: Float64Array[];
}

export const noOtherYears = (): OtherYears => ({ sent: new Map(), room: [] });

/** Leaves the hours of a year that is over to others. */
export function leaveRoom({ room }: OtherYears, wires: Wires): void {
  for (const { sent, used } of [...wires.atTransformer, ...wires.atFeeder, ...wires.atStation])
    room.push(sent, used);
  for (const { cut } of [...wires.transformers, ...wires.feeders, ...wires.stations]) if (cut) room.push(cut);
}

/** Ratios of energy nearer than this are alike. */
const ALIKE = 1e-12;

/** Fills a place with what it had in the year before, scaled; false where its lanes have not changed alike. */
function sentAgain(
  before: Sent | undefined,
  members: readonly number[],
  laneKwh: Float64Array,
  at: Arriving,
): boolean {
  if (!before || before.members.length !== members.length) return false;
  const ratio = laneKwh[members[0]!]! / before.kwh[0]!;
  for (const [k, i] of members.entries()) {
    if (before.members[k] !== i) return false;
    if (Math.abs(laneKwh[i]! - before.kwh[k]! * ratio) > ALIKE * laneKwh[i]!) return false;
  }
  for (let h = 0; h < HOURS; h++) {
    at.sent[h] = before.sent[h]! * ratio;
    at.used[h] = before.used[h]! * ratio;
  }
  return true;
}

/**
 * What transformers, feeders and substations let through, from the bottom up, as the grid sees it: simultaneity counted.
 *
 * @param left of a lane's generation after what is assumed to be used on site
 * @param others what other years of the same lanes have left, and to which this one is added
 */
export function* onTheWires(
  { lanes, transformers, feeders, stations, simultaneity }: AccountInput,
  laneKwh: Float64Array,
  laneKwp: Float64Array,
  left: (lane: Lane) => number,
  meterShare: (lane: Lane) => Share,
  groupShare: (lane: Lane) => Share,
  others: OtherYears | null = null,
): Steps<Wires> {
  const room = others?.room ?? null;
  const kept = others?.sent ?? null;
  const atTransformer = yield* arriving(transformers, room);
  const atFeeder = yield* arriving(feeders, room);
  const atStation = yield* arriving(stations, room);
  const placeOf = ({ transformer, feeder, station }: Omit<Lane, 'shape'>): Arriving | null => {
    if (transformer !== null) return atTransformer[transformer]!;
    if (feeder !== null) return atFeeder[feeder]!;
    return station === null ? null : atStation[station]!;
  };
  const onPlace = new Map<Arriving, number[]>();
  for (const [i, lane] of lanes.entries()) {
    const at = placeOf(lane);
    if (!at || laneKwh[i] === 0) continue;
    const members = onPlace.get(at);
    if (members) members.push(i);
    else onPlace.set(at, [i]);
  }
  for (const [at, members] of onPlace) {
    yield;
    for (const i of members) at.capacityKwp += laneKwp[i]!;
    const key = lanes[members[0]!]!;
    if (kept && sentAgain(kept.get(key), members, laneKwh, at)) continue;
    let plain = true;
    for (const i of members) {
      yield;
      const lane = lanes[i]!;
      const [meter, group] = [meterShare(lane), groupShare(lane)];
      if (meter || group) plain = false;
      addSent(lane, laneKwh[i]! * simultaneity, left(lane), meter, group, at);
    }
    if (kept && plain)
      kept.set(key, {
        ...{ members, sent: at.sent.slice(), used: at.used.slice() },
        kwh: members.map((i) => laneKwh[i]!),
      });
  }
  const transformerYears: PlaceYear[] = [];
  for (const [t, limit] of transformers.entries()) {
    yield;
    const { feeder, station } = limit;
    const up = feeder !== null ? atFeeder[feeder]! : station !== null ? atStation[station]! : null;
    transformerYears.push(letThrough(limit, atTransformer[t]!, up, room));
  }
  const feederYears: PlaceYear[] = [];
  for (const [f, limit] of feeders.entries()) {
    yield;
    feederYears.push(letThrough(limit, atFeeder[f]!, atStation[limit.station]!, room));
  }
  const stationYears: PlaceYear[] = [];
  for (const s of fromBelow(stations)) {
    yield;
    const { above } = stations[s]!;
    const up = above == null ? null : atStation[above]!;
    stationYears[s] = letThrough(stations[s]!, atStation[s]!, up, room);
  }
  return {
    ...{ transformers: transformerYears, feeders: feederYears, stations: stationYears },
    ...{ atTransformer, atFeeder, atStation },
  };
}

/** A substation and those that feed it, from the bottom up, by their indexes. */
export function upFrom(stations: AccountInput['stations'], index: number | null): number[] {
  const chain: number[] = [];
  for (let at = index; at !== null; at = stations[at]!.above ?? null) chain.push(at);
  return chain;
}

/** Indexes of substations, each before the one that feeds it. */
function fromBelow(stations: AccountInput['stations']): number[] {
  const depth = stations.map((_, index) => upFrom(stations, index).length);
  return [...stations.keys()].sort((a, b) => depth[b]! - depth[a]! || a - b);
}

/** Adds what a lane sends to where it connects, and what of its generation is used on the way. */
function addSent(
  { shape, mode }: Lane,
  kwh: number,
  left: number,
  meter: Share,
  group: Share,
  at: Arriving,
): void {
  const exports = mode !== 'fullSelfUse';
  for (const h of litHours(shape)) {
    const made = shape[h]! * kwh;
    const unused = made * left * (1 - (meter ? meter[h]! : 0));
    const sent = unused * (1 - (group ? group[h]! : 0));
    if (exports) at.sent[h]! += sent;
    at.used[h]! += exports ? made - sent : made - unused;
  }
}

/**
 * Cuts what comes in to what a planned limit lets out and what may pass, storage taking what it can of the rest, and hands
 * what is left on to what is above. What storage gives off later is taken to find room there.
 */
function letThrough(limit: Strength, at: Arriving, up: Arriving | null, room: Room): PlaceYear {
  const { sent, used } = at;
  const served = limit.store ? serveYear(...servedBy(limit, at, limit.store)) : null;
  let curtailedKwh = 0;
  let cut: Share = null;
  for (let h = 0; h < sent.length; h++) {
    const coming = sent[h]!;
    if (coming === 0 && !served) {
      if (up) up.used[h]! += used[h]!;
      continue;
    }
    const passing = Math.min(coming, lidAt(limit, at, h));
    const over =
      coming -
      passing +
      (served ? served.curtailed[h]! : Math.max(0, passing - allowedAt(limit, used[h]!, h)));
    if (over > 0) {
      curtailedKwh += over;
      cut ??= hoursIn(room);
      cut[h] = over / coming;
    }
    if (!up) continue;
    up.sent[h]! += coming - over - (served ? served.taken[h]! : 0);
    up.used[h]! += used[h]!;
  }
  if (up) up.capacityKwp += at.capacityKwp;
  const stored = served && served.takenKwh > 0 ? served : null;
  const takenKwh = stored?.takenKwh ?? 0;
  const lostKwh = stored ? takenKwh - sum(stored.given) : 0;
  return {
    cut,
    charged: stored?.taken.map((kwh, h) => (sent[h]! > 0 ? kwh / sent[h]! : 0)) ?? null,
    lostShare: takenKwh > 0 ? lostKwh / takenKwh : 0,
    given: stored?.given ?? null,
    ...{ curtailedKwh, takenKwh, lostKwh },
  };
}

const servedBy = (limit: Strength, at: Arriving, store: Store): [Float64Array, Float64Array, Store] => [
  at.sent.map((kw, h) => Math.min(kw, lidAt(limit, at, h))),
  at.sent.map((_, h) => allowedAt(limit, at.used[h]!, h)),
  store,
];

/** What a planned limit lets out of what is sent in an hour, kW. */
export const lidAt = ({ lid }: Strength, { capacityKwp, used }: Arriving, h: number): number =>
  lid == null ? Number.POSITIVE_INFINITY : Math.max(0, lid * capacityKwp - used[h]!);

const hourOf = (scaled: Scaled | null, h: number): number => (scaled ? scaled.hours[h]! * scaled.times : 0);

/** What may be sent in an hour in which so much is used on the way, kW. */
const allowedAt = ({ load, existing, backKw }: Strength, used: number, h: number): number =>
  Math.max(0, Math.max(0, hourOf(load, h) - used) - hourOf(existing, h) + backKw);

/** Load that is seen where so much is used on the way, less what PV gives that is there already, kW. */
export function loadSeen({ load, existing, backKw }: Strength, used: number, h: number): number {
  const left = Math.max(hourOf(load, h), used) - hourOf(existing, h);
  // What is used on the way passes no limit, however much flows back already.
  return used > 0 ? Math.max(left, used - backKw) : left;
}
