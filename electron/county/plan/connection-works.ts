import type { ConnectionPoint } from '../../../shared/connections.ts';
import { gridZoneInputSchema } from '../../../shared/grid-zone.ts';
import type { GridObject } from '../../../shared/open-capacity.ts';
import type { Steps } from '../../../shared/steps.ts';
import type { ConnectionWork, PlanData } from '../../report/plan-data.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { listedWorks } from '../grid/adopted.ts';
import { openCapacityOf } from '../grid/open.ts';
import { openZoneOf } from '../grid/zone.ts';

/** Objects whose works are worked out at most, those that are overfilled most first; the others are counted. */
const MOST_WORKS = 20;

/**
 * Objects of the grid that the sites connecting to them overfill, each with the first year in which they do and the
 * cheapest works that make room for them all.
 *
 * @param yearOf year in which a site goes into service
 */
export function* connectionWorksOf(
  session: Session,
  document: Document,
  points: Iterable<ConnectionPoint>,
  yearOf: (siteId: number) => number,
): Steps<NonNullable<PlanData['connectionWorks']>> {
  const { objects } = yield* openCapacityOf(session, document);
  const byId = new Map(objects.map((object) => [object.id, object]));
  const planned = new Map<string, Map<number, number>>();
  for (const { siteId, objectId, capacityKwp } of points) {
    const year = yearOf(siteId);
    for (let id = objectId; id !== null; id = byId.get(id)?.parentId ?? null) {
      const years = planned.get(id) ?? new Map<number, number>();
      years.set(year, (years.get(year) ?? 0) + capacityKwp / 1000);
      planned.set(id, years);
    }
  }
  const overfilled = objects
    .flatMap((object): ConnectionWork[] => {
      const years = planned.get(object.id);
      return object.kind === 'county' || !years ? [] : (overfill(object, years) ?? []);
    })
    .sort((a, b) => b.plannedMw - b.openMw - (a.plannedMw - a.openMw));
  for (const work of overfilled.slice(0, MOST_WORKS)) {
    const given = gridZoneInputSchema.parse({ objectId: work.objectId, spareMw: work.plannedMw });
    const { mix } = yield* openZoneOf(session, document, given);
    Object.assign(work, { yuan: mix?.yuan ?? null, parts: mix?.parts ?? [] });
  }
  return {
    works: overfilled.slice(0, MOST_WORKS).sort((a, b) => a.year - b.year),
    more: Math.max(0, overfilled.length - MOST_WORKS),
    adopted: listedWorks(session, document).flatMap((works) => {
      const object = byId.get(works.objectId);
      return object ? { ...works, openMw: object.openForConnectionMw[0], grade: object.grade } : [];
    }),
  };
}

/** What a full object is short of, and since when; null where all find room. */
function overfill(object: GridObject, years: ReadonlyMap<number, number>): ConnectionWork[] | null {
  const openMw = Math.max(0, object.openForConnectionMw[0]);
  let plannedMw = 0;
  let year: number | null = null;
  for (const [each, mw] of [...years].sort(([a], [b]) => a - b)) {
    plannedMw += mw;
    if (year === null && plannedMw > openMw) year = each;
  }
  if (year === null) return null;
  const { id, kind, name, voltageKv } = object;
  return [{ objectId: id, kind, name, voltageKv, openMw, plannedMw, year, yuan: null, parts: [] }];
}
