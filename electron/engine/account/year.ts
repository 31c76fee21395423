import { serveYear } from '../grid/serve-year.ts';
import { emptyHours } from '../load/balance.ts';
import type { Steps } from '../steps.ts';
import { shiftCold } from '../storage/rule.ts';
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
  type SeenHours,
  type StationFlow,
  type WireHours,
} from './types.ts';

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

/** Energy of a cohort in a calendar year: nothing before it is in service and after its life, less with every year. */
export function cohortKwh(
  { annualKwh, degradationPerYear, inService }: Cohort,
  year: number,
  lifetimeYears: number,
): number {
  const age = year - inService;
  return age < 0 || age >= lifetimeYears ? 0 : annualKwh * (1 - degradationPerYear) ** age;
}

/** Shares of each hour that are taken out on the way; null where nothing is. */
type Share = Float64Array | null;

/**
 * Where every kilowatt-hour of a county's sites goes in one year, hour by hour. On its way energy is first used behind
 * the owner's meter, then by its group over the public grid; what is left goes into the feeder and the substation, each
 * of which takes its load and the flow back that is allowed, and a battery there takes what it can of the rest. Sites
 * that meet a limit in an hour bear it alike, kilowatt-hour by kilowatt-hour (pro rata: engineering judgement).
 *
 * What is used on the way is load that the wires do not see: at a feeder and a substation the load is at least that.
 * What a battery holds at the end of the year counts as its loss.
 *
 * @param scale of all generation, 1 for P50
 * @param hours filled with the sums of the county where given
 * @param withWires whether the hours on the wires are given too
 */
export function* accountYear(
  input: AccountInput,
  year: number,
  scale = 1,
  hours: AccountHours | null = null,
  withWires = false,
): Steps<AccountYear> {
  const { lanes, cohorts, lifetimeYears } = input;
  const energies = cohorts.map((cohort) => scale * cohortKwh(cohort, year, lifetimeYears));
  const laneKwh = new Float64Array(lanes.length);
  for (const [i, { lane }] of cohorts.entries()) laneKwh[lane]! += energies[i]!;
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

  const wires = yield* onTheWires(input, laneKwh, meterShare, groupShare);
  const flows: Flow[] = [];
  const total = noFlow();
  for (const [i, lane] of lanes.entries()) {
    const flow = laneFlow(lane, input, wires, meterShare(lane), groupShare(lane), laneKwh[i]!, hours);
    flows.push(flow);
    addFlow(total, flow, laneKwh[i]);
    yield;
  }
  if (hours)
    for (const { given } of wires.stations) if (given) addTo(hours.discharged, given, 1 / input.simultaneity);
  const capacityKwp = cohorts.reduce((all, { capacityKwp: kwp }, i) => all + (energies[i]! > 0 ? kwp : 0), 0);
  const back = (kwh: number) => kwh / input.simultaneity;
  return {
    year,
    capacityKwp,
    total,
    lanes: flows,
    cohortKwh: energies,
    feeders: wires.feeders.map(({ curtailedKwh }) => ({ curtailedKwh: back(curtailedKwh) })),
    stations: wires.stations.map(({ curtailedKwh, takenKwh, lostKwh }) => ({
      curtailedKwh: back(curtailedKwh),
      takenKwh: back(takenKwh),
      lostKwh: back(lostKwh),
    })),
    meterLoads: meters.loads,
    groupLoads: groups.loads,
    wires: withWires ? wireHours() : null,
  };

  function wireHours(): WireHours {
    const seenAt = (limits: readonly Limit[], at: Wires['atFeeder']): SeenHours[] =>
      limits.map((limit, i) => {
        const { sent, used } = at[i]!;
        return {
          made: sent.map((kw, h) => kw + used[h]!),
          used,
          load: used.map((kw, h) => loadSeen(limit, kw, h)),
        };
      });
    const usedShare = (lane: Lane, h: number) => 1 - afterAssumed(lane) * (1 - (meterShare(lane)?.[h] ?? 0));
    return {
      feeders: seenAt(input.feeders, wires.atFeeder),
      stations: seenAt(input.stations, wires.atStation),
      madeShare: (i, h) => (lanes[i]!.mode === 'fullSelfUse' ? usedShare(lanes[i]!, h) : 1),
      sentShare(i, h) {
        const lane = lanes[i]!;
        return lane.mode === 'fullSelfUse'
          ? 0
          : (1 - usedShare(lane, h)) * (1 - (groupShare(lane)?.[h] ?? 0));
      },
    };
  }
}

/** Load that is seen where so much is used on the way, less what PV gives that is there already, kW. */
function loadSeen({ load, existing, backKw }: Limit, used: number, h: number): number {
  const left = Math.max(load[h]!, used) - (existing?.[h] ?? 0);
  // What is used on the way passes no limit, however much flows back already.
  return used > 0 ? Math.max(left, used - backKw) : left;
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
  if (!taken) addTo(out, shape, kwh);
  else for (let i = 0; i < out.length; i++) out[i]! += shape[i]! * kwh * (1 - taken[i]!);
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

interface FeederYear {
  cut: Share;
  curtailedKwh: number;
}
interface StationYear extends StationFlow {
  cut: Share;
  charged: Share;
  /** Of what storage took, the share that it lost. */
  lostShare: number;
  given: Float64Array | null;
}
interface Wires {
  feeders: FeederYear[];
  stations: StationYear[];
  /** What comes in and what of it is used on the way. */
  atFeeder: { sent: Float64Array; used: Float64Array }[];
  atStation: { sent: Float64Array; used: Float64Array }[];
}

/** What feeders and substations let through, as the grid sees it: simultaneity counted. */
function* onTheWires(
  { lanes, feeders, stations, simultaneity }: AccountInput,
  laneKwh: Float64Array,
  meterShare: (lane: Lane) => Share,
  groupShare: (lane: Lane) => Share,
): Steps<Wires> {
  const atFeeder = feeders.map(() => ({ sent: emptyHours(), used: emptyHours() }));
  const atStation = stations.map(() => ({ sent: emptyHours(), used: emptyHours() }));
  for (const [i, lane] of lanes.entries()) {
    const at =
      lane.feeder !== null ? atFeeder[lane.feeder] : lane.station !== null ? atStation[lane.station] : null;
    const kwh = laneKwh[i]! * simultaneity;
    if (!at || kwh === 0) continue;
    yield;
    const [meter, group, left] = [meterShare(lane), groupShare(lane), afterAssumed(lane)];
    const exports = lane.mode !== 'fullSelfUse';
    const { shape } = lane;
    for (let h = 0; h < shape.length; h++) {
      const made = shape[h]! * kwh;
      const sent = made * left * (1 - (meter?.[h] ?? 0)) * (1 - (group?.[h] ?? 0));
      if (exports) at.sent[h]! += sent;
      at.used[h]! += exports ? made - sent : made - made * left * (1 - (meter?.[h] ?? 0));
    }
  }
  const feederYears: FeederYear[] = [];
  for (const [f, { station, ...limit }] of feeders.entries()) {
    yield;
    const { sent, used } = atFeeder[f]!;
    const up = atStation[station]!;
    let curtailedKwh = 0;
    const cut = emptyHours();
    for (let h = 0; h < cut.length; h++) {
      const over = sent[h]! - allowedAt(limit, used, h);
      if (over > 0) {
        curtailedKwh += over;
        cut[h] = over / sent[h]!;
      }
      up.sent[h]! += over > 0 ? sent[h]! - over : sent[h]!;
      up.used[h]! += used[h]!;
    }
    feederYears.push({ cut: curtailedKwh > 0 ? cut : null, curtailedKwh });
  }
  const stationYears: StationYear[] = [];
  for (const [s, { store, ...limit }] of stations.entries()) {
    yield;
    const { sent, used } = atStation[s]!;
    const allowed = sent.map((_, h) => allowedAt(limit, used, h));
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
  return { feeders: feederYears, stations: stationYears, atFeeder, atStation };
}

/** What may be sent in an hour, kW. */
const allowedAt = ({ load, existing, backKw }: Limit, used: Float64Array, h: number): number =>
  Math.max(0, Math.max(0, load[h]! - used[h]!) - (existing?.[h] ?? 0) + backKw);

/** What becomes of one kilowatt-hour of a lane. */
function laneFlow(
  lane: Lane,
  input: AccountInput,
  { feeders, stations }: Wires,
  meter: Share,
  group: Share,
  laneKwh: number,
  hours: AccountHours | null,
): Flow {
  const { shape } = lane;
  const assumed = assumedShare(lane);
  const exports = lane.mode !== 'fullSelfUse';
  const up = lane.feeder === null ? lane.station : input.feeders[lane.feeder]!.station;
  const station = up === null ? null : stations[up]!;
  const cutF = lane.feeder === null ? null : feeders[lane.feeder]!.cut;
  const [cutS, charged] = [station?.cut ?? null, station?.charged ?? null];
  const flow = noFlow();
  if (!hours && exports && !meter && !group && !cutF && !cutS && !charged) {
    return { ...flow, generatedKwh: 1, usedOnSiteKwh: assumed, fedInKwh: 1 - assumed };
  }
  let into = 0;
  for (let h = 0; h < shape.length; h++) {
    const made = shape[h]!;
    if (made === 0) continue;
    const used = made * (assumed + (1 - assumed) * (meter?.[h] ?? 0));
    const surplus = made - used;
    const shared = exports ? surplus * (group?.[h] ?? 0) : 0;
    const sent = exports ? surplus - shared : 0;
    const byFeeder = cutF ? sent * cutF[h]! : 0;
    const arrived = sent - byFeeder;
    const byStation = cutS ? arrived * cutS[h]! : 0;
    const stored = charged ? arrived * charged[h]! : 0;
    flow.generatedKwh += made;
    flow.usedOnSiteKwh += used;
    flow.sharedKwh += shared;
    flow.curtailedModeKwh += exports ? 0 : surplus;
    flow.curtailedFeederKwh += byFeeder;
    flow.curtailedStationKwh += byStation;
    flow.fedInKwh += arrived - byStation - stored;
    into += stored;
    if (hours) {
      hours.generated[h]! += made * laneKwh;
      hours.usedOnSite[h]! += used * laneKwh;
      hours.shared[h]! += shared * laneKwh;
      hours.curtailed[h]! += ((exports ? 0 : surplus) + byFeeder + byStation) * laneKwh;
      hours.charged[h]! += stored * laneKwh;
      hours.fedIn[h]! += (arrived - byStation - stored) * laneKwh;
    }
  }
  flow.storageLossKwh = into * (station?.lostShare ?? 0);
  flow.fedInKwh += into - flow.storageLossKwh;
  return flow;
}
