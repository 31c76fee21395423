import type { AgrivoltaicResult } from '../../../shared/agrivoltaic-result.ts';
import type { PlanAgrivoltaic } from '../plan-data.ts';

/** Fields that are built and planted alike: one drawing says how, whatever their size. */
export interface Way {
  /** The field that is drawn and whose figures are given: the first. */
  shown: PlanAgrivoltaic;
  siteNames: string[];
  /** Each limit by the field that keeps it worst. */
  limits: AgrivoltaicResult['limits'];
  /** What was not tested in any one of the fields. */
  untested: AgrivoltaicResult['untested'];
  /** What its province asks on ground of other kinds. */
  elsewhere: AgrivoltaicResult['provincial']['elsewhere'];
}

/** What is drawn to scale is the same below a tenth of a metre and a degree. */
function wayOf({ result: { setup } }: PlanAgrivoltaic): string {
  const { layout, crop, mount, pitchM, clearanceM, tiltDeg, azimuthDeg } = setup;
  const lengths = [pitchM, clearanceM].map((metres) => metres.toFixed(1));
  return [layout, crop, mount, ...lengths, Math.round(tiltDeg), Math.round(azimuthDeg)].join(' ');
}

/** The ways in which fields are built, in the order of their first fields. */
export function waysOf(fields: readonly PlanAgrivoltaic[]): Way[] {
  const ways = new Map<string, PlanAgrivoltaic[]>();
  for (const field of fields) {
    const key = wayOf(field);
    const alike = ways.get(key);
    if (alike) alike.push(field);
    else ways.set(key, [field]);
  }
  return [...ways.values()].map((alike) => ({
    shown: alike[0]!,
    siteNames: alike.flatMap(({ siteNames }) => siteNames),
    limits: worstOf(alike.flatMap(({ result }) => result.limits)),
    untested: firstOf(alike.flatMap(({ result }) => result.untested)),
    elsewhere: alike[0]!.result.provincial.elsewhere,
  }));
}

type Limit = AgrivoltaicResult['limits'][number];

function worstOf(limits: readonly Limit[]): Limit[] {
  const worst = new Map<string, Limit>();
  for (const limit of limits) {
    const key = `${limit.code} ${limit.limit}`;
    const known = worst.get(key);
    const isWorse = known && (limit.sense === 'min' ? limit.value < known.value : limit.value > known.value);
    if (!known || isWorse) worst.set(key, limit);
  }
  return [...worst.values()];
}

const firstOf = <T extends { code: string }>(each: readonly T[]): T[] =>
  [...new Map(each.toReversed().map((one) => [one.code, one])).values()].reverse();
