import type { Goal } from '../../../shared/portfolio.ts';
import type { StationYear } from '../grid/serve-year.ts';

/** What batteries at substations cost and what a lost kilowatt-hour takes from each goal. */
export interface StoreTerms {
  /** Spent at once, and over the years in today's money, for each kWh and each kW of a battery. */
  investmentYuanKwh: number;
  presentYuanKwh: number;
  investmentYuanKw: number;
  presentYuanKw: number;
  /** Least and most hours for which it gives its full power. */
  hours: { least: number; most: number };
  /** Energy out over energy in. */
  roundTrip: number;
  /** What a kWh a year that is not delivered takes from each goal. */
  lossPerKwh: Record<Goal, number>;
}

/** A day that stands for `weight` days of the year. Hours are those in which generation could be too much. */
export interface StandingDay {
  weight: number;
  hours: { perKwp: number; allowedKw: number }[];
}

const DAY = 24;
/** UTC hour at which a day is cut: local midnight in China, when there is no sun. */
const CUT = 16;

/**
 * Days that stand for a year at a substation. Days are ordered by the capacity that their tightest hour could host;
 * the tightest stands for itself, the others in `groups` of equal number by the middle one of each.
 *
 * Source: sampling the duration curve by quantiles, as of Nahmmacher et al. (2016), Energy 112, 430-442, with the
 * extreme day kept apart; tightness instead of load as the measure is ours.
 *
 * @param mostKwp that could be built there: hours that could not be too full even then are left out, and days without
 *   any are not given
 */
export function standingDays(
  { perKwp, allowedKw }: StationYear,
  mostKwp: number,
  groups: number,
): StandingDay[] {
  const days: { first: number; hosts: number }[] = [];
  for (let first = CUT; first + DAY <= perKwp.length; first += DAY) {
    let hosts = Infinity;
    for (let i = first; i < first + DAY; i++)
      if (perKwp[i]! > 0) hosts = Math.min(hosts, allowedKw[i]! / perKwp[i]!);
    days.push({ first, hosts });
  }
  days.sort((a, b) => a.hosts - b.hosts);
  const picked = [{ day: days[0]!, weight: 1 }];
  const rest = days.length - 1;
  for (let group = 0; group < groups; group++) {
    const [from, to] = [
      1 + Math.round((rest * group) / groups),
      1 + Math.round((rest * (group + 1)) / groups),
    ];
    if (to > from) picked.push({ day: days[(from + to) >> 1]!, weight: to - from });
  }
  return picked.flatMap(({ day, weight }) => {
    const hours: StandingDay['hours'] = [];
    for (let i = day.first; i < day.first + DAY; i++)
      if (perKwp[i]! * mostKwp > allowedKw[i]!) hours.push({ perKwp: perKwp[i]!, allowedKw: allowedKw[i]! });
    return hours.length > 0 ? [{ weight, hours }] : [];
  });
}
