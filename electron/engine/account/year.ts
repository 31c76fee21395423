import type { Steps } from '../../../shared/steps.ts';
import { emptyHours } from '../load/balance.ts';
import { shiftCold } from '../storage/rule.ts';
import { afterAssumed, laneFlow, marketAt, usesHours } from './lane-flow.ts';
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
import { seenAt, waysOf } from './ways.ts';
import { leaveRoom, type OtherYears, onTheWires, type Share } from './wires.ts';

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
 * @param others what other years of the same input have left, so that what only ages is not summed again; takes none
 *   with `withWires`
 */
export function* accountYear(
  given: AccountInput,
  year: number,
  scale = 1,
  hours: AccountHours | null = null,
  withWires = false,
  partOf: (lane: number) => number = () => 1,
  others: OtherYears | null = null,
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
    ...([input, laneKwh, laneKwp, afterAssumed, meterShare, groupShare, others] as const),
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
  if (others && !withWires) leaveRoom(others, wires);
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
