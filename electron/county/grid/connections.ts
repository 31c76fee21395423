import { type ConnectionPoint, LEVEL_KV } from '../../../shared/connections.ts';
import { metresPerDegree } from '../../../shared/geodesy.ts';
import { gridObjectId } from '../../../shared/grid-object.ts';
import type { GridObject } from '../../../shared/open-capacity.ts';
import type { Steps } from '../../../shared/steps.ts';
import { placeAlong } from '../../engine/grid/line.ts';
import { middleOf } from '../../engine/terrain/site-middle.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario } from '../../store/scenarios.ts';
import { siteMirror } from '../../store/site-mirror.ts';
import { acPowerOf } from '../sites/equipment.ts';
import { type Connected, connectorOf } from './connect.ts';
import { openCapacityOf } from './open.ts';

/**
 * Where each site that the active scenario builds connects, and which object of the grid limits it: going up from its
 * connection point, the first that all such sites below it would overfill.
 */
export function* connectionsOf(session: Session, document: Document): Steps<ConnectionPoint[]> {
  const { assumptions } = activeScenario(document);
  const connector = connectorOf(session, document);
  const acKwOf = acPowerOf(session, assumptions);
  const { objects } = yield* openCapacityOf(session, document);
  const byId = new Map(objects.map((each) => [each.id, each]));
  const plannedMw = new Map<string, number>();
  const points: ConnectionPoint[] = [];
  const placeOf = placesOn(session.library.countyOf(document).center);
  for (const site of siteMirror(document).rows().values()) {
    if (!site.included) continue;
    yield;
    const acKw = acKwOf(site);
    const placed = connector.of(site);
    const object = objectOf(placed);
    for (const above of chainOf(object.objectId, byId)) {
      plannedMw.set(above.id, (plannedMw.get(above.id) ?? 0) + site.capacityKwp / 1000);
    }
    points.push({
      ...{ siteId: site.id, name: site.name, level: placed.level, connectionKv: LEVEL_KV[placed.level] },
      ...object,
      ...{ position: middleOf(site.bounds), objectPosition: placeOf(placed) },
      ...{ distanceM: placed.distanceM, from: placed.from, acKw, capacityKwp: site.capacityKwp },
      limitedBy: null,
      limitedByName: null,
    });
  }
  for (const point of points) {
    const over = chainOf(point.objectId, byId).find(
      ({ id, openForConnectionMw }) => plannedMw.get(id)! > Math.max(0, openForConnectionMw[0]),
    );
    point.limitedBy = over?.id ?? null;
    point.limitedByName = over?.name ?? null;
  }
  return points;
}

/** The place at which a site connects, longitude and latitude; null where nothing is known. */
function placesOn([lon0, lat0]: [number, number]): (connected: Connected) => [number, number] | null {
  const { east, north } = metresPerDegree(lat0);
  return ({ transformer, on, station }) => {
    if (transformer) return transformer.position;
    if (!on) return station?.position ?? null;
    const { xM, yM } = placeAlong(on.feeder.places, on.alongM);
    return [lon0 + xM / east, lat0 + yM / north];
  };
}

function objectOf({ transformer, on, station }: Connected): Pick<ConnectionPoint, 'objectId' | 'objectName'> {
  if (transformer)
    return { objectId: gridObjectId('transformer', transformer.id), objectName: transformer.name };
  if (on) return { objectId: gridObjectId('feeder', on.feeder.id), objectName: on.feeder.name };
  if (station) return { objectId: gridObjectId('station', station.id), objectName: station.name };
  return { objectId: null, objectName: null };
}

/** An object and all above it, from the bottom up. */
function chainOf(id: string | null, byId: ReadonlyMap<string, GridObject>): GridObject[] {
  const chain: GridObject[] = [];
  for (let at = id === null ? undefined : byId.get(id); at; ) {
    chain.push(at);
    at = at.parentId === null ? undefined : byId.get(at.parentId);
  }
  return chain;
}
