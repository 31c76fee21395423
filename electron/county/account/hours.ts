import type { Steps } from '../../../shared/steps.ts';
import { HOURS_PER_YEAR } from '../../../shared/weather.ts';
import type { AccountHours } from '../../engine/account/types.ts';
import { accountYear } from '../../engine/account/year.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { accountOf } from './account.ts';
import { hoursOfYear } from './balance.ts';

export interface YearByHour {
  year: number;
  /** kWh of 8760 UTC hours; what storage gives off only of the county, since it is no one site's. */
  hours: AccountHours;
  /** Of the sites asked for, those that are in the account, with their generation where it was asked for. */
  sites: { id: number; generated: Float64Array }[];
}

/**
 * A year of the active scenario's account by the hour: of the county, or of some sites together.
 *
 * @param siteIds null of the county; those that do not count have no hours
 * @param year calendar year; null takes the first in which all sites are in service
 * @param each whether the generation of each site is given too
 */
export function* yearByHour(
  session: Session,
  document: Document,
  siteIds: readonly number[] | null,
  year: number | null,
  each: boolean,
): Steps<YearByHour> {
  const account = yield* accountOf(session, document);
  const { input } = account;
  const inYear = year ?? account.fullYear;
  const { cohortKwh } = yield* account.workOut(inYear);
  const ids = [...new Set(siteIds ?? input.sites.keys())].filter((id) => input.sites.has(id));
  const kwhOf = (id: number): number => {
    const { cohort, share } = input.sites.get(id)!;
    return cohortKwh[cohort]! * share;
  };
  const laneOf = (id: number) => input.cohorts[input.sites.get(id)!.cohort]!.lane;
  const [laneKwh, partKwh] = [new Float64Array(input.lanes.length), new Float64Array(input.lanes.length)];
  for (const [i, { lane }] of input.cohorts.entries()) laneKwh[lane]! += cohortKwh[i]!;
  for (const id of ids) partKwh[laneOf(id)]! += kwhOf(id);
  const hours = hoursOfYear();
  const part = (lane: number) => (laneKwh[lane]! > 0 ? partKwh[lane]! / laneKwh[lane]! : 0);
  yield* accountYear(input, inYear, 1, hours, false, siteIds ? part : undefined);
  if (siteIds) hours.discharged.fill(0);
  const sites: YearByHour['sites'] = [];
  for (const id of each ? ids : []) {
    yield;
    const generated = new Float64Array(HOURS_PER_YEAR);
    const { shape } = input.lanes[laneOf(id)]!;
    const kwh = kwhOf(id);
    for (let h = 0; h < generated.length; h++) generated[h] = shape[h]! * kwh;
    sites.push({ id, generated });
  }
  return { year: inYear, hours, sites };
}
