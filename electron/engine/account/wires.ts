import { serveYear } from '../grid/serve-year.ts';
import { emptyHours } from '../load/balance.ts';
import type { Steps } from '../steps.ts';
import { litHours } from './lit.ts';
import type { AccountInput, Lane, Limit, Scaled, SeenHours, StationFlow } from './types.ts';

/** Shares of each hour that are taken out on the way; null where nothing is. */
export type Share = Float64Array | null;

/** What comes in at a place in each hour, and what of it is used on the way, kW. */
export interface Arriving {
  sent: Float64Array;
  used: Float64Array;
}
export interface CutYear {
  cut: Share;
  curtailedKwh: number;
}
export interface StationYear extends StationFlow {
  cut: Share;
  charged: Share;
  /** Of what storage took, the share that it lost. */
  lostShare: number;
  given: Share;
}
export interface Wires {
  transformers: CutYear[];
  feeders: CutYear[];
  stations: StationYear[];
  atTransformer: Arriving[];
  atFeeder: Arriving[];
  atStation: Arriving[];
}

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
const arriving = (places: readonly unknown[]): Arriving[] =>
  places.map(() => ({ sent: emptyHours(), used: emptyHours() }));

/**
 * What transformers, feeders and substations let through, from the bottom up, as the grid sees it: simultaneity counted.
 *
 * @param left of a lane's generation after what is assumed to be used on site
 */
export function* onTheWires(
  { lanes, transformers, feeders, stations, simultaneity }: AccountInput,
  laneKwh: Float64Array,
  left: (lane: Lane) => number,
  meterShare: (lane: Lane) => Share,
  groupShare: (lane: Lane) => Share,
): Steps<Wires> {
  const [atTransformer, atFeeder, atStation] = [
    arriving(transformers),
    arriving(feeders),
    arriving(stations),
  ];
  const placeOf = ({ transformer, feeder, station }: Omit<Lane, 'shape'>): Arriving | null => {
    if (transformer !== null) return atTransformer[transformer]!;
    if (feeder !== null) return atFeeder[feeder]!;
    return station === null ? null : atStation[station]!;
  };
  for (const [i, lane] of lanes.entries()) {
    const at = placeOf(lane);
    const kwh = laneKwh[i]! * simultaneity;
    if (!at || kwh === 0) continue;
    yield;
    addSent(lane, kwh, left(lane), meterShare(lane), groupShare(lane), at);
  }
  const transformerYears: CutYear[] = [];
  for (const [t, { feeder, station, ...limit }] of transformers.entries()) {
    yield;
    const up = feeder !== null ? atFeeder[feeder]! : station !== null ? atStation[station]! : null;
    transformerYears.push(letThrough(limit, atTransformer[t]!, up));
  }
  const feederYears: CutYear[] = [];
  for (const [f, { station, ...limit }] of feeders.entries()) {
    yield;
    feederYears.push(letThrough(limit, atFeeder[f]!, atStation[station]!));
  }
  const stationYears: StationYear[] = [];
  for (const [s, { store, ...limit }] of stations.entries()) {
    yield;
    const { sent, used } = atStation[s]!;
    const allowed = sent.map((_, h) => allowedAt(limit, used[h]!, h));
    const served = serveYear(sent, allowed, store ?? { energyKwh: 0, powerKw: 0, roundTrip: 1 });
    const share = (part: Float64Array) => part.map((kwh, h) => (sent[h]! > 0 ? kwh / sent[h]! : 0));
    const lostKwh = served.takenKwh - sum(served.given);
    stationYears.push({
      cut: served.curtailedKwh > 0 ? share(served.curtailed) : null,
      charged: served.takenKwh > 0 ? share(served.taken) : null,
      lostShare: served.takenKwh > 0 ? lostKwh / served.takenKwh : 0,
      given: served.takenKwh > 0 ? served.given : null,
      curtailedKwh: served.curtailedKwh,
      takenKwh: served.takenKwh,
      lostKwh,
    });
  }
  return {
    ...{ transformers: transformerYears, feeders: feederYears, stations: stationYears },
    ...{ atTransformer, atFeeder, atStation },
  };
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

/** Cuts what comes in to what may pass, and hands that on to what is above. */
function letThrough(limit: Limit, { sent, used }: Arriving, up: Arriving | null): CutYear {
  let curtailedKwh = 0;
  let cut: Share = null;
  for (let h = 0; h < sent.length; h++) {
    const coming = sent[h]!;
    const over = coming - allowedAt(limit, used[h]!, h);
    if (over > 0) {
      curtailedKwh += over;
      cut ??= emptyHours();
      cut[h] = over / coming;
    }
    if (!up) continue;
    up.sent[h]! += over > 0 ? coming - over : coming;
    up.used[h]! += used[h]!;
  }
  return { cut, curtailedKwh };
}

const hourOf = (scaled: Scaled | null, h: number): number => (scaled ? scaled.hours[h]! * scaled.times : 0);

/** What may be sent in an hour in which so much is used on the way, kW. */
const allowedAt = ({ load, existing, backKw }: Limit, used: number, h: number): number =>
  Math.max(0, Math.max(0, hourOf(load, h) - used) - hourOf(existing, h) + backKw);

/** Load that is seen where so much is used on the way, less what PV gives that is there already, kW. */
function loadSeen({ load, existing, backKw }: Limit, used: number, h: number): number {
  const left = Math.max(hourOf(load, h), used) - hourOf(existing, h);
  // What is used on the way passes no limit, however much flows back already.
  return used > 0 ? Math.max(left, used - backKw) : left;
}

/** What each of some places sees of the year. */
export const seenAt = (limits: readonly Limit[], at: readonly Arriving[]): SeenHours[] =>
  limits.map((limit, i) => {
    const { sent, used } = at[i]!;
    return {
      made: sent.map((kw, h) => kw + used[h]!),
      used,
      load: used.map((kw, h) => loadSeen(limit, kw, h)),
    };
  });
