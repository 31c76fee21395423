import type { Steps } from '../../../shared/steps.ts';
import { emptyHours } from '../load/balance.ts';
import { shiftCold } from '../storage/rule.ts';
import { litHours } from './lit.ts';
import {
  type AccountHours,
  type AccountInput,
  type AccountYear,
  addFlow,
  type Cohort,
  type Flow,
  type Lane,
  type Limit,
  noFlow,
  type PlaceFlow,
  type WireHours,
} from './types.ts';
import { onTheWires, type SentBefore, type Share, seenAt, type Way, waysOf } from './wires.ts';

/** Energy of a cohort in a calendar year: nothing before it is in service and after its life, less with every year. */
function cohortKwh(
  { annualKwh, degradationPerYear, inService }: Cohort,
  year: number,
  lifetimeYears: number,
): number {
  const age = year - inService;
  return age < 0 || age >= lifetimeYears ? 0 : annualKwh * (1 - degradationPerYear) ** age;
}

/**
 * Where every kilowatt-hour of a county's sites goes in one year, hour by hour. On its way energy is first used behind
 * the owner's meter, then by its group over the public grid; what is left goes into the transformer, the feeder and the
 * substation, each of which takes its load and the flow back that is allowed, and a battery at the substation takes what
 * it can of the rest. Sites
 * that meet a limit in an hour bear it alike, kilowatt-hour by kilowatt-hour (pro rata: engineering judgement).
 *
 * What is used on the way is load that the wires do not see: at each of them the load is at least that.
 * What a battery holds at the end of the year counts as its loss.
 *
 * @param scale of all generation, 1 for P50
 * @param hours filled with the sums of the county where given
 * @param partOf share of a lane's energy that these hours are of; left out, all of it
 * @param withWires whether the hours on the wires are given too
 * @param sentBefore what other years of the same input have left, so that what only ages is not summed again
 */
export function* accountYear(
  given: AccountInput,
  year: number,
  scale = 1,
  hours: AccountHours | null = null,
  withWires = false,
  partOf: (lane: number) => number = () => 1,
  sentBefore: SentBefore | null = null,
): Steps<AccountYear> {
  const input = inYear(given, year);
  const { lanes, cohorts, lifetimeYears } = input;
  const energies = cohorts.map((cohort) => scale * cohortKwh(cohort, year, lifetimeYears));
  const laneKwh = new Float64Array(lanes.length);
  const laneKwp = new Float64Array(lanes.length);
  for (const [i, { lane, capacityKwp }] of cohorts.entries()) {
    laneKwh[lane]! += energies[i]!;
    if (energies[i]! > 0) laneKwp[lane]! += capacityKwp;
  }
  yield;

  const meters = yield* usedBy(
    input.meters,
    lanes,
    (lane) => (usesHours(lane) ? lane.meter : null),
    (i, out) => addLane(lanes[i]!, laneKwh[i]!, null, out),
  );
  const groups = yield* usedBy(
    input.groups,
    lanes,
    (lane) => (lane.mode === 'selfUseSurplus' ? lane.group : null),
    (i, out) => addLane(lanes[i]!, laneKwh[i]! * afterAssumed(lanes[i]!), meterShare(lanes[i]!), out),
  );
  function meterShare(lane: Lane): Share {
    return usesHours(lane) && lane.meter !== null ? meters.shares[lane.meter]! : null;
  }
  function groupShare(lane: Lane): Share {
    return lane.mode === 'selfUseSurplus' && lane.group !== null ? groups.shares[lane.group]! : null;
  }

  const wires = yield* onTheWires(
    ...([input, laneKwh, laneKwp, afterAssumed, meterShare, groupShare, sentBefore] as const),
  );
  const flows: Flow[] = [];
  const fedInYuan: number[] = [];
  const total = noFlow();
  const market = input.marketYuanKwh ? marketAt(input.marketYuanKwh, fedInYuan) : null;
  const wayOf = waysOf(input, wires);
  for (const [i, lane] of lanes.entries()) {
    const partKwh = laneKwh[i]! * partOf(i);
    const into = partKwh > 0 ? hours : null;
    const flow = laneFlow(lane, wayOf(lane), meterShare(lane), groupShare(lane), partKwh, into, market);
    flows.push(flow);
    addFlow(total, flow, laneKwh[i]);
    yield;
  }
  if (hours)
    for (const { given } of [...wires.transformers, ...wires.feeders, ...wires.stations])
      if (given) addTo(hours.discharged, given, 1 / input.simultaneity);
  const capacityKwp = cohorts.reduce((all, { capacityKwp: kwp }, i) => all + (energies[i]! > 0 ? kwp : 0), 0);
  const withHours = hours !== null || withWires;
  const back = (kwh: number) => kwh / input.simultaneity;
  const flowOf = ({ curtailedKwh, takenKwh, lostKwh }: PlaceFlow): PlaceFlow => ({
    ...{ curtailedKwh: back(curtailedKwh), takenKwh: back(takenKwh), lostKwh: back(lostKwh) },
  });
  return {
    year,
    capacityKwp,
    total,
    lanes: flows,
    fedInYuan,
    cohortKwh: energies,
    transformers: wires.transformers.map(flowOf),
    feeders: wires.feeders.map(flowOf),
    stations: wires.stations.map(flowOf),
    meterLoads: withHours ? meters.loads : [],
    groupLoads: withHours ? groups.loads : [],
    wires: withWires ? yield* wireHours() : null,
  };

  function* wireHours(): Steps<WireHours> {
    const usedShare = (lane: Lane, h: number) => 1 - afterAssumed(lane) * (1 - (meterShare(lane)?.[h] ?? 0));
    return {
      transformers: yield* seenAt(input.transformers, wires.atTransformer),
      feeders: yield* seenAt(input.feeders, wires.atFeeder),
      stations: yield* seenAt(input.stations, wires.atStation),
      madeShare: (i, h) => (lanes[i]!.mode === 'fullSelfUse' ? usedShare(lanes[i]!, h) : 1),
      sentShare(i, h) {
        const lane = lanes[i]!;
        if (lane.mode === 'fullSelfUse') return 0;
        const at = lane.transformer === null ? null : wires.transformers[lane.transformer]!;
        const stays = (at?.cut?.[h] ?? 0) + (at?.charged?.[h] ?? 0);
        return (1 - usedShare(lane, h)) * (1 - (groupShare(lane)?.[h] ?? 0)) * (1 - stays);
      },
    };
  }
}

/** The input as it is in a year: what works change is as before until theirs. */
function inYear(input: AccountInput, year: number): AccountInput {
  const { transformers, feeders, stations } = input;
  const earlier = ({ before }: Limit) => before && year < before.year;
  if (![...transformers, ...feeders, ...stations].some(earlier)) return input;
  const then = <T extends Limit>(limit: T): T =>
    earlier(limit) ? { ...limit, store: null, lid: null, ...limit.before!.strength } : limit;
  return {
    ...input,
    transformers: transformers.map(then),
    feeders: feeders.map(then),
    stations: stations.map(then),
  };
}

/** Whether the hours of a meter decide what a lane uses on site. */
const usesHours = ({ mode, assumedUse }: Lane) => mode !== 'fullFeedIn' && assumedUse === null;

/** Share used on site that is assumed; nothing where all is fed in. */
const assumedShare = ({ mode, assumedUse }: Lane) => (mode === 'fullFeedIn' ? 0 : (assumedUse ?? 0));
const afterAssumed = (lane: Lane) => 1 - assumedShare(lane);

function addTo(out: Float64Array, from: Float64Array, times: number): void {
  for (let i = 0; i < out.length; i++) out[i]! += from[i]! * times;
}

/** Adds the hours of a lane that are left after a share of them. */
function addLane({ shape }: Lane, kwh: number, taken: Share, out: Float64Array): void {
  if (kwh === 0) return;
  for (const h of litHours(shape)) out[h]! += shape[h]! * kwh * (taken ? 1 - taken[h]! : 1);
}

/** Share of the hours of its lanes that each demand uses, and its load as it is run. */
function* usedBy(
  demands: AccountInput['meters'],
  lanes: readonly Lane[],
  of: (lane: Lane) => number | null,
  add: (lane: number, out: Float64Array) => void,
): Steps<{ shares: Float64Array[]; loads: Float64Array[] }> {
  const members = demands.map((): number[] => []);
  for (const [i, lane] of lanes.entries()) {
    const at = of(lane);
    if (at !== null) members[at]!.push(i);
  }
  const shares: Float64Array[] = [];
  const loads: Float64Array[] = [];
  for (const [d, { load, cold, coldHours }] of demands.entries()) {
    const made = emptyHours();
    for (const lane of members[d]!) {
      add(lane, made);
      yield;
    }
    const run = shiftCold(made, load, cold, coldHours);
    loads.push(run);
    shares.push(made.map((kwh, i) => (kwh > 0 ? Math.min(kwh, run[i]!) / kwh : 0)));
  }
  return { shares, loads };
}

/** Prices of the market, and the list that takes what each lane's kilowatt-hour fetches there. */
interface Market {
  yuanKwh: Float64Array;
  fedInYuan: number[];
  /** What a shape comes to of which nothing is taken out; lanes share shapes. */
  priced(shape: Float64Array): number;
}

function marketAt(yuanKwh: Float64Array, fedInYuan: number[]): Market {
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
function laneFlow(
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
