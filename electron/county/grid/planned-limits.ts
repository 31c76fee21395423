import type { SupplyAssumptions } from '../../../shared/consumers.ts';
import { PlannerError } from '../../../shared/errors.ts';
import { COUNTY_OBJECT, type GridLevel, gridObjectId, gridObjectOf } from '../../../shared/grid-object.ts';
import type { ListedLimit, PlannedLimit } from '../../../shared/planned-limits.ts';
import { lidFor, lidForHours } from '../../engine/grid/lid.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario, updateScenario } from '../../store/scenarios.ts';
import { objectNames } from './object-names.ts';
import { perKwpOf } from './typical.ts';

/** A planned limit with the largest output over capacity that it leaves. */
type Lid = PlannedLimit & { maxOutputFactor: number };

/** The limits that a scenario plans, by the objects they are at; null where there is none. */
export interface PlannedLids {
  /** That of all objects that name none of their own. */
  county: Lid | null;
  at(level: GridLevel, id: number): Lid | null;
}

/**
 * The limits that a scenario plans. What they leave follows from the hours of a plain roof, so that all sites behind an
 * object know one figure; what is then curtailed of each is the account's.
 *
 * @param perKwp hours of one kWp as the grid sees them, simultaneity counted
 */
export function plannedLids({ plannedLimits }: SupplyAssumptions, perKwp: Float64Array): PlannedLids {
  const known = new Map<PlannedLimit, Lid | null>();
  const lidOf = (limit: PlannedLimit): Lid | null => {
    let lid = known.get(limit);
    if (lid === undefined) {
      const maxOutputFactor = (limit.by === 'energy' ? lidFor : lidForHours)(perKwp, limit.share);
      // Where the sun hardly shines there is nothing to hold down.
      lid = maxOutputFactor > 0 ? { ...limit, maxOutputFactor: Math.min(1, maxOutputFactor) } : null;
      known.set(limit, lid);
    }
    return lid;
  };
  const ofCounty = plannedLimits[COUNTY_OBJECT];
  return {
    county: ofCounty ? lidOf(ofCounty) : null,
    at(level, id) {
      const limit = plannedLimits[gridObjectId(level, id)] ?? ofCounty;
      return limit ? lidOf(limit) : null;
    },
  };
}

/** The same, by the hours of a document. */
export function plannedLidsOf(session: Session, document: Document): PlannedLids {
  const { supply } = activeScenario(document).assumptions;
  if (Object.keys(supply.plannedLimits).length === 0) return { county: null, at: () => null };
  const perKwp = perKwpOf(session, document).map((kwh) => kwh * supply.simultaneity);
  return plannedLids(supply, perKwp);
}

/** Planned limits of the active scenario, that of the county first. */
export function listedLimits(session: Session, document: Document): ListedLimit[] {
  const { supply } = activeScenario(document).assumptions;
  const lids = plannedLidsOf(session, document);
  const names = objectNames(session, document);
  return Object.entries(supply.plannedLimits)
    .map(([objectId, limit]) => {
      const object = gridObjectOf(objectId);
      const lid = object ? lids.at(object.level, object.number) : lids.county;
      return {
        ...{ objectId, name: names.get(objectId) ?? '', ...limit },
        maxOutputFactor: lid?.maxOutputFactor ?? 1,
      };
    })
    .sort(
      (a, b) =>
        Number(b.objectId === COUNTY_OBJECT) - Number(a.objectId === COUNTY_OBJECT) ||
        (a.objectId < b.objectId ? -1 : 1),
    );
}

/**
 * Puts a planned limit into the active scenario, in the place of the one its object has; null takes it away, also that of
 * an object that is no longer there.
 *
 * @throws PlannerError `grid.no-object`
 */
export function planLimit(
  session: Session,
  document: Document,
  objectId: string,
  limit: PlannedLimit | null,
): void {
  const scenario = activeScenario(document);
  const { assumptions } = scenario;
  const { [objectId]: before, ...others } = assumptions.supply.plannedLimits;
  if (!before && !objectNames(session, document).has(objectId))
    throw new PlannerError('grid.no-object', { id: objectId }, { field: 'objectId' });
  const plannedLimits = limit ? { ...others, [objectId]: limit } : others;
  const supply = { ...assumptions.supply, plannedLimits };
  updateScenario(document, { ...scenario, assumptions: { ...assumptions, supply } });
}
