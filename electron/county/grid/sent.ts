import type { Account } from '../account/account.ts';

const laneAt = ({ input }: Account, id: number) => input.cohorts[input.sites.get(id)!.cohort]!.lane;

/** What a site sends to its wires in an hour, kW. */
export function sentAt({ input, wires, fullYear, year }: Account, id: number, hour: number): number {
  const { cohort, share } = input.sites.get(id)!;
  const { lane } = input.cohorts[cohort]!;
  const kwh = year(fullYear).cohortKwh[cohort]! * share;
  return input.lanes[lane]!.shape[hour]! * kwh * wires.sentShare(lane, hour);
}

/** Whether the way in which a site sells lets it send anything at all. */
export const sendsOf = (account: Account, id: number): boolean =>
  account.input.lanes[laneAt(account, id)]!.mode !== 'fullSelfUse';
