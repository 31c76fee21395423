import { PlannerError } from '../../../shared/errors.ts';
import type { OwnRules, RuleRow } from '../../../shared/rule-pack.ts';
import { nearestId } from '../../engine/rules/near-id.ts';
import { ownRuleFault } from '../../engine/rules/own-rule.ts';
import { shortProvinceName } from '../../formats/facts.ts';
import type { Session } from '../../session/session.ts';
import { beyondBounds, unreadableHours } from './bounds.ts';
import { ruleRegions } from './regions.ts';

const MOST_COUNTIES = 10_000;
/** By the county database, which the program has open as long as it runs. */
const known = new WeakMap<object, ReadonlySet<string>>();

/** Every region of the rule pack in which a county lies. */
function allRegions({ library }: Session): ReadonlySet<string> {
  const counties = library.counties();
  const regions =
    known.get(counties) ?? new Set(counties.list('', MOST_COUNTIES).counties.flatMap(ruleRegions));
  known.set(counties, regions);
  return regions;
}

/**
 * A planner's own rule, its region without its ending.
 *
 * @throws PlannerError `rules.bad-region`, `rules.bad-kind`, `rules.bad-unit`, `rules.bad-figure`, `rules.bad-hours`
 *   where it would not be taken as meant
 */
export function checkedRule(session: Session, given: RuleRow): RuleRow {
  const regions = allRegions(session);
  const short = shortProvinceName(given.region);
  const row = { ...given, region: regions.has(short) ? short : given.region };
  const fault = ownRuleFault(session.library.rulePack(), regions, row);
  if (fault) {
    const { why, ...params } = fault;
    throw new PlannerError(`rules.bad-${why}`, params, { field: why === 'figure' ? 'value' : why });
  }
  const beyond = beyondBounds(row);
  if (beyond) throw new PlannerError('rules.bad-figure', beyond, { field: 'value' });
  const hours = unreadableHours(row);
  if (hours) throw new PlannerError('rules.bad-hours', hours, { field: 'value' });
  return row;
}

/** Unknown ids that are told of at once. */
const MOST_UNKNOWN = 200;

/** Ids of the planner's own rules that the program does not know, each with the one it is written nearly like. */
export function unknownIds({ library }: Session, rows: readonly RuleRow[]): OwnRules['unknown'] {
  const known = new Set(library.rulePack().map(({ id }) => id));
  const unknown = [...new Set(rows.map(({ id }) => id))].filter((id) => !known.has(id));
  return unknown.slice(0, MOST_UNKNOWN).map((id) => ({ id, nearest: nearestId(known, id) }));
}
