import type { SupplyAssumptions } from '../../shared/consumers.ts';
import { type Flows, flowsOf, sumFlows } from '../engine/load/balance.ts';
import { shiftCold } from '../engine/storage/rule.ts';
import type { SharingGroup } from './communities.ts';

/** Flows of groups taken one by one, without a battery; cold stores run ahead where that is assumed. */
export function plainFlows(groups: SharingGroup[], { coldHours }: SupplyAssumptions): Flows {
  return sumFlows(
    groups.map(({ generation, load, cold }) =>
      flowsOf(generation, shiftCold(generation, load, cold, coldHours)),
    ),
  );
}
