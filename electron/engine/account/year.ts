import { emptyHours } from '../load/balance.ts';
import type { Steps } from '../steps.ts';
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
  noFlow,
  type WireHours,
} from './types.ts';
import { onTheWires, type Share, seenAt, type Wires } from './wires.ts';

/** Energy of a cohort in a calendar year: nothing before it is in service and after its life, less with every year. */
export function cohortKwh(
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

  const wires = yield* onTheWires(input, laneKwh, afterAssumed, meterShare, groupShare);
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
  const withHours = hours !== null || withWires;
  const back = (kwh: number) => kwh / input.simultaneity;
  const cutOf = ({ curtailedKwh }: { curtailedKwh: number }) => ({ curtailedKwh: back(curtailedKwh) });
  return {
    year,
    capacityKwp,
    total,
    lanes: flows,
    cohortKwh: energies,
    transformers: wires.transformers.map(cutOf),
    feeders: wires.feeders.map(cutOf),
    stations: wires.stations.map(({ curtailedKwh, takenKwh, lostKwh }) => ({
      curtailedKwh: back(curtailedKwh),
      takenKwh: back(takenKwh),
      lostKwh: back(lostKwh),
    })),
    meterLoads: withHours ? meters.loads : [],
    groupLoads: withHours ? groups.loads : [],
    wires: withWires ? wireHours() : null,
  };

  function wireHours(): WireHours {
    const usedShare = (lane: Lane, h: number) => 1 - afterAssumed(lane) * (1 - (meterShare(lane)?.[h] ?? 0));
    return {
      transformers: seenAt(input.transformers, wires.atTransformer),
      feeders: seenAt(input.feeders, wires.atFeeder),
      stations: seenAt(input.stations, wires.atStation),
      madeShare: (i, h) => (lanes[i]!.mode === 'fullSelfUse' ? usedShare(lanes[i]!, h) : 1),
      sentShare(i, h) {
        const lane = lanes[i]!;
        if (lane.mode === 'fullSelfUse') return 0;
        const cut = lane.transformer === null ? null : wires.transformers[lane.transformer]!.cut;
        return (1 - usedShare(lane, h)) * (1 - (groupShare(lane)?.[h] ?? 0)) * (1 - (cut?.[h] ?? 0));
      },
    };
  }
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

/** What becomes of one kilowatt-hour of a lane. */
function laneFlow(
  lane: Lane,
  input: AccountInput,
  { transformers, feeders, stations }: Wires,
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
  const cutT = lane.transformer === null ? null : transformers[lane.transformer]!.cut;
  const cutF = lane.feeder === null ? null : feeders[lane.feeder]!.cut;
  const [cutS, charged] = [station?.cut ?? null, station?.charged ?? null];
  const flow = noFlow();
  if (!hours && exports && !meter && !group && !cutT && !cutF && !cutS && !charged) {
    return { ...flow, generatedKwh: 1, usedOnSiteKwh: assumed, fedInKwh: 1 - assumed };
  }
  let into = 0;
  for (const h of litHours(shape)) {
    const made = shape[h]!;
    const used = made * (assumed + (1 - assumed) * (meter ? meter[h]! : 0));
    const surplus = made - used;
    const shared = exports && group ? surplus * group[h]! : 0;
    const sent = exports ? surplus - shared : 0;
    const byTransformer = cutT ? sent * cutT[h]! : 0;
    const passed = sent - byTransformer;
    const byFeeder = cutF ? passed * cutF[h]! : 0;
    const arrived = passed - byFeeder;
    const byStation = cutS ? arrived * cutS[h]! : 0;
    const stored = charged ? arrived * charged[h]! : 0;
    flow.generatedKwh += made;
    flow.usedOnSiteKwh += used;
    flow.sharedKwh += shared;
    flow.curtailedModeKwh += exports ? 0 : surplus;
    flow.curtailedTransformerKwh += byTransformer;
    flow.curtailedFeederKwh += byFeeder;
    flow.curtailedStationKwh += byStation;
    flow.fedInKwh += arrived - byStation - stored;
    into += stored;
    if (hours) {
      hours.generated[h]! += made * laneKwh;
      hours.usedOnSite[h]! += used * laneKwh;
      hours.shared[h]! += shared * laneKwh;
      hours.curtailed[h]! += ((exports ? 0 : surplus) + byTransformer + byFeeder + byStation) * laneKwh;
      hours.charged[h]! += stored * laneKwh;
      hours.fedIn[h]! += (arrived - byStation - stored) * laneKwh;
    }
  }
  flow.storageLossKwh = into * (station?.lostShare ?? 0);
  flow.fedInKwh += into - flow.storageLossKwh;
  return flow;
}
