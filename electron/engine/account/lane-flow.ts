import { litHours } from './lit.ts';
import { type AccountHours, type Flow, type Lane, noFlow } from './types.ts';
import type { Way } from './ways.ts';
import type { Share } from './wires.ts';

/** Whether the hours of a meter decide what a lane uses on site. */
export const usesHours = ({ mode, assumedUse }: Lane) => mode !== 'fullFeedIn' && assumedUse === null;

/** Share used on site that is assumed; nothing where all is fed in. */
const assumedShare = ({ mode, assumedUse }: Lane) => (mode === 'fullFeedIn' ? 0 : (assumedUse ?? 0));

/** Share of a lane that is left once what is assumed to be used on site is taken off. */
export const afterAssumed = (lane: Lane) => 1 - assumedShare(lane);

/** Prices of the market, and the list that takes what each lane's kilowatt-hour fetches there. */
interface Market {
  yuanKwh: Float64Array;
  fedInYuan: number[];
  /** What a shape comes to of which nothing is taken out; lanes share shapes. */
  priced(shape: Float64Array): number;
}

/** Prices of the market for a year whose income is to be added up by lane. */
export function marketAt(yuanKwh: Float64Array, fedInYuan: number[]): Market {
  const known = new Map<Float64Array, number>();
  const priced = (shape: Float64Array): number => {
    let yuan = known.get(shape);
    if (yuan === undefined) {
      yuan = pricedShape(shape, yuanKwh);
      known.set(shape, yuan);
    }
    return yuan;
  };
  return { yuanKwh, fedInYuan, priced };
}

/** What a shape comes to at the prices of its hours. */
export function pricedShape(shape: Float64Array, yuanKwh: Float64Array): number {
  let yuan = 0;
  for (const h of litHours(shape)) yuan += shape[h]! * yuanKwh[h]!;
  return yuan;
}

/** Mean price of what a store gives off; that of nothing is nil. */
function givenPrice(given: Share, yuanKwh: Float64Array): number {
  let [kwh, yuan] = [0, 0];
  for (let h = 0; given && h < given.length; h++) {
    kwh += given[h]!;
    yuan += given[h]! * yuanKwh[h]!;
  }
  return kwh > 0 ? yuan / kwh : 0;
}

/** What is curtailed, by the level at which it is. */
const CUT_LEVELS = ['curtailedTransformerKwh', 'curtailedFeederKwh', 'curtailedStationKwh'] as const;

/** What becomes of one kilowatt-hour of a lane, and what it fetches on the market. */
export function laneFlow(
  lane: Lane,
  way: Way,
  meter: Share,
  group: Share,
  laneKwh: number,
  hours: AccountHours | null,
  market: Market | null,
): Flow {
  const { shape } = lane;
  const { places } = way;
  const assumed = assumedShare(lane);
  const exports = lane.mode !== 'fullSelfUse';
  if (!hours && exports && !meter && !group) return plainFlow(lane, way, market);
  const flow = noFlow();
  let yuan = 0;
  const into = new Float64Array(places.length);
  const cutAt = new Float64Array(CUT_LEVELS.length);
  for (const h of litHours(shape)) {
    const made = shape[h]!;
    const used = made * (assumed + (1 - assumed) * (meter ? meter[h]! : 0));
    const surplus = made - used;
    const shared = exports && group ? surplus * group[h]! : 0;
    const sent = exports ? surplus - shared : 0;
    let atOnce = sent;
    let stored = 0;
    for (let k = 0; k < places.length; k++) {
      const { at, level } = places[k]!;
      const cut = at.cut ? atOnce * at.cut[h]! : 0;
      const kept = at.charged ? atOnce * at.charged[h]! : 0;
      cutAt[level]! += cut;
      into[k]! += kept;
      stored += kept;
      atOnce -= cut + kept;
    }
    flow.generatedKwh += made;
    flow.usedOnSiteKwh += used;
    flow.sharedKwh += shared;
    flow.curtailedModeKwh += exports ? 0 : surplus;
    flow.fedInKwh += atOnce;
    if (market) yuan += atOnce * market.yuanKwh[h]!;
    if (hours) {
      hours.generated[h]! += made * laneKwh;
      hours.usedOnSite[h]! += used * laneKwh;
      hours.shared[h]! += shared * laneKwh;
      hours.curtailed[h]! += (exports ? sent - stored - atOnce : surplus) * laneKwh;
      hours.charged[h]! += stored * laneKwh;
      hours.fedIn[h]! += atOnce * laneKwh;
    }
  }
  yuan += takenOut(flow, way, cutAt, into, market);
  market?.fedInYuan.push(yuan);
  return flow;
}

/**
 * The same of a lane that no meter and no group takes from: but for the hours in which something is cut or stored on its
 * way, all is fed in.
 */
function plainFlow(lane: Lane, way: Way, market: Market | null): Flow {
  const { shape } = lane;
  const { places, hours } = way;
  const left = afterAssumed(lane);
  const flow = { ...noFlow(), generatedKwh: 1, usedOnSiteKwh: 1 - left, fedInKwh: left };
  let yuan = market ? left * market.priced(shape) : 0;
  const into = new Float64Array(places.length);
  const cutAt = new Float64Array(CUT_LEVELS.length);
  for (const [k, { level, cut, kept }] of places.entries()) {
    for (const share of [cut, kept]) {
      if (!share) continue;
      const kwh = left * sharedOf(shape, hours, share);
      if (share === cut) cutAt[level]! += kwh;
      else into[k]! += kwh;
      flow.fedInKwh -= kwh;
      if (market) yuan -= left * sharedOf(shape, hours, share, market.yuanKwh);
    }
  }
  // Where all is cut, nothing is left, and not less by an error of rounding.
  flow.fedInKwh = Math.max(0, flow.fedInKwh);
  yuan += takenOut(flow, way, cutAt, into, market);
  market?.fedInYuan.push(yuan);
  return flow;
}

/** What of a shape a share of some of its hours comes to; at the prices of the hours where given. */
function sharedOf(
  shape: Float64Array,
  hours: Uint16Array,
  share: Float64Array,
  yuanKwh: Float64Array | null = null,
): number {
  let sum = 0;
  if (yuanKwh)
    for (let j = 0; j < hours.length; j++) sum += shape[hours[j]!]! * share[j]! * yuanKwh[hours[j]!]!;
  else for (let j = 0; j < hours.length; j++) sum += shape[hours[j]!]! * share[j]!;
  return sum;
}

/** Writes into a flow what is cut at each level and what storage gives off later or loses; what the former fetches. */
function takenOut(
  flow: Flow,
  { places }: Way,
  cutAt: Float64Array,
  into: Float64Array,
  market: Market | null,
): number {
  let yuan = 0;
  for (const [level, key] of CUT_LEVELS.entries()) flow[key] = cutAt[level]!;
  for (const [k, { at }] of places.entries()) {
    const lost = into[k]! * at.lostShare;
    const later = into[k]! - lost;
    flow.storageLossKwh += lost;
    flow.fedInKwh += later;
    if (market && later > 0) yuan += later * givenPrice(at.given, market.yuanKwh);
  }
  return yuan;
}
