import { PlannerError } from '../../../shared/errors.ts';
import { gridObjectOf } from '../../../shared/grid-object.ts';
import { type AdoptedWorks, capitalYuan } from '../../../shared/grid-works.ts';
import type { ListedWorks, ZonePart } from '../../../shared/grid-zone.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario, updateScenario } from '../../store/scenarios.ts';
import { objectNames } from './object-names.ts';

/** What can be done at each kind of object; storage, moved load and a planned limit at all. */
const ONLY_AT: Partial<Record<ZonePart['measure'], readonly string[]>> = {
  transformer: ['station', 'transformer'],
  conductor: ['feeder'],
  reactive: ['feeder'],
};

/** Works that the active scenario has taken over, by year. */
export function listedWorks(session: Session, document: Document): ListedWorks[] {
  const { gridWorks } = activeScenario(document).assumptions.supply;
  const nameOf = objectNames(session, document);
  return Object.entries(gridWorks)
    .map(([objectId, works]) => listed(objectId, nameOf.get(objectId) ?? '', works))
    .sort((a, b) => a.year - b.year || (a.objectId < b.objectId ? -1 : 1));
}

/**
 * Puts works into the active scenario, in the place of those the object has.
 *
 * @throws PlannerError `grid.no-object`, `grid.works-not-there`
 */
export function adoptWorks(
  session: Session,
  document: Document,
  objectId: string,
  works: AdoptedWorks,
): ListedWorks {
  const name = objectNames(session, document).get(objectId);
  const object = gridObjectOf(objectId);
  if (name === undefined || object === null)
    throw new PlannerError('grid.no-object', { id: objectId }, { field: 'objectId' });
  const conductors = new Set(session.library.conductors().map((each) => each.name));
  works.parts.forEach(({ measure, detail, ratingKva, count, maxOutputFactor }, i) => {
    const sound =
      (ONLY_AT[measure]?.includes(object.level) ?? true) &&
      (measure !== 'transformer' || (ratingKva !== undefined && count !== undefined)) &&
      (measure !== 'conductor' || conductors.has(detail)) &&
      (measure !== 'curtailment' || maxOutputFactor !== undefined) &&
      works.parts.findIndex((other) => other.measure === measure) === i;
    if (!sound) throw new PlannerError('grid.works-not-there', { measure, name }, { field: `parts.${i}` });
  });
  changeWorks(document, (before) => ({ ...before, [objectId]: works }));
  return listed(objectId, name, works);
}

/** Takes works out of the active scenario; gives how many there were of those named. */
export function dropWorks(document: Document, objectIds: readonly string[]): number {
  const doomed = new Set(objectIds);
  let dropped = 0;
  changeWorks(document, (before) => {
    const left = Object.entries(before).filter(([id]) => !doomed.has(id));
    dropped = Object.keys(before).length - left.length;
    return Object.fromEntries(left);
  });
  return dropped;
}

function changeWorks(
  document: Document,
  change: (before: Record<string, AdoptedWorks>) => Record<string, AdoptedWorks>,
): void {
  const scenario = activeScenario(document);
  const { assumptions } = scenario;
  const supply = { ...assumptions.supply, gridWorks: change(assumptions.supply.gridWorks) };
  updateScenario(document, { ...scenario, assumptions: { ...assumptions, supply } });
}

const listed = (objectId: string, name: string, works: AdoptedWorks): ListedWorks => ({
  ...{ objectId, name, ...works },
  capitalYuan: capitalYuan(works),
});
