import type { Balance } from '../../../shared/consumers.ts';
import type { Steps } from '../../../shared/steps.ts';
import type { AccountHours, Lane } from '../../engine/account/types.ts';
import { accountYear } from '../../engine/account/year.ts';
import { balanceOf, emptyHours, type Flows, flowsOf } from '../../engine/load/balance.ts';
import type { Session } from '../../session/session.ts';
import { listConsumers } from '../../store/consumers.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario } from '../../store/scenarios.ts';
import { accountOf } from './account.ts';
import { loadsOf } from './communities.ts';

/** Sites and the consumers they share with, behind one meter or over the public grid, kWh of 8760 UTC hours. */
export interface SharingGroup {
  overGrid: boolean;
  siteIds: number[];
  consumerIds: number[];
  /** What may be used here: the generation of its sites, over the grid only what their own meters leave. */
  generation: Float64Array;
  load: Float64Array;
  /** The part of the load that is cold stores'. */
  cold: Float64Array;
  /** Without a battery; cold stores run ahead where that is assumed. */
  flows: Flows;
}

/**
 * The balance of the county and of each group in the year in which all sites are in service, of the same hours as the
 * account: what is generated less what is used and shared is the surplus, before curtailment.
 */
export function* balancesOf(
  session: Session,
  document: Document,
): Steps<{ groups: SharingGroup[]; total: Flows }> {
  const { input, fullYear } = yield* accountOf(session, document);
  const hours = hoursOfYear();
  const year = yield* accountYear(input, fullYear, 1, hours);
  const laneKwh = input.lanes.map(() => 0);
  for (const [i, { lane }] of input.cohorts.entries()) laneKwh[lane]! += year.cohortKwh[i]!;

  const groups: SharingGroup[] = [];
  const meterFlows: Flows[] = [];
  function* grouped(overGrid: boolean): Steps<void> {
    const [ties, demands, loads] = overGrid
      ? [input.groupTies, input.groups, year.groupLoads]
      : [input.meterTies, input.meters, year.meterLoads];
    for (const [i, tie] of ties.entries()) {
      const generation = emptyHours();
      for (const [l, lane] of input.lanes.entries()) {
        if (!takesPart(lane, overGrid, i)) continue;
        const left = overGrid && lane.meter !== null ? meterFlows[lane.meter]! : null;
        for (let h = 0; h < generation.length; h++) {
          const surplus = left && left.generation[h]! > 0 ? left.surplus[h]! / left.generation[h]! : 1;
          generation[h]! += lane.shape[h]! * laneKwh[l]! * surplus;
        }
        yield;
      }
      const { load, cold } = demands[i]!;
      const flows = flowsOf(generation, loads[i]!);
      if (!overGrid) meterFlows.push(flows);
      groups.push({ overGrid, ...tie, generation, load, cold, flows });
    }
  }
  yield* grouped(false);
  yield* grouped(true);

  const load = emptyHours();
  const served = new Set(groups.flatMap(({ consumerIds }) => consumerIds));
  const hoursOf = loadsOf(session, document);
  const add = (from: Float64Array) => {
    for (let h = 0; h < load.length; h++) load[h]! += from[h]!;
  };
  for (const { flows } of groups) add(flows.load);
  for (const consumer of listConsumers(document)) {
    yield;
    if (!served.has(consumer.id)) add(hoursOf(consumer));
  }
  // What is assumed to be used on the spot is used by someone who is no consumer of the document.
  const byGroups = emptyHours();
  for (const { flows } of groups)
    for (let h = 0; h < load.length; h++) byGroups[h]! += flows.generation[h]! - flows.surplus[h]!;
  const used = hours.usedOnSite.map((kwh, h) => kwh + hours.shared[h]!);
  add(used.map((kwh, h) => Math.max(0, kwh - byGroups[h]!)));
  const nil = { charge: emptyHours(), discharge: emptyHours(), stored: emptyHours() };
  return {
    groups,
    total: {
      ...nil,
      generation: hours.generated,
      load,
      surplus: hours.generated.map((kwh, h) => Math.max(0, kwh - used[h]!)),
      imported: load.map((kwh, h) => Math.max(0, kwh - used[h]!)),
    },
  };
}

/** The county's balance in figures. Without a consumer there is no load that it could be sufficient for. */
export function countyBalance(document: Document, total: Flows): Balance {
  const { gridCarbonFree } = activeScenario(document).assumptions.supply;
  const balance = balanceOf(total, gridCarbonFree);
  if (listConsumers(document).length > 0) return balance;
  return { ...balance, selfSufficiency: null, carbonFreeShare: null, peakCut: null };
}

const takesPart = (lane: Lane, overGrid: boolean, index: number) =>
  overGrid
    ? lane.group === index && lane.mode === 'selfUseSurplus'
    : lane.meter === index && lane.mode !== 'fullFeedIn' && lane.assumedUse === null;

export const hoursOfYear = (): AccountHours => ({
  generated: emptyHours(),
  usedOnSite: emptyHours(),
  shared: emptyHours(),
  curtailed: emptyHours(),
  charged: emptyHours(),
  discharged: emptyHours(),
  fedIn: emptyHours(),
});

/** The county's balance with the flows of some groups taken for others, as with a battery. */
export function withFlows(total: Flows, groups: readonly SharingGroup[], others: readonly Flows[]): Flows {
  const keys = ['generation', 'load', 'charge', 'discharge', 'stored', 'surplus', 'imported'] as const;
  const sum = Object.fromEntries(keys.map((key) => [key, total[key].slice()])) as unknown as Flows;
  for (const [i, { flows }] of groups.entries())
    for (const key of keys)
      for (let h = 0; h < sum[key].length; h++) sum[key][h]! += others[i]![key][h]! - flows[key][h]!;
  return sum;
}
