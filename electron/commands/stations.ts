import { booleanPointInPolygon } from '@turf/turf';
import { checked } from '../../shared/checked.ts';
import { PlannerError } from '../../shared/errors.ts';
import { grid as en } from '../../shared/i18n/en/grid.ts';
import { grid as zh } from '../../shared/i18n/zh/grid.ts';
import {
  type StationListed,
  type StationMode,
  stationFieldsSchema,
  stationModeOf,
} from '../../shared/stations.ts';
import { listedStations } from '../county/grid/listed-stations.ts';
import { levelOf } from '../county/grid/stations.ts';
import { assertOperation } from '../engine/grid/device-hosting.ts';
import { openedDocument, type Session } from '../session/session.ts';
import type { Document } from '../store/document.ts';
import { activeScenario } from '../store/scenarios.ts';
import { deleteStation, insertStation, updateStation } from '../store/stations.ts';
import type { HandlersOf } from './handler.ts';

/** Voltage that a new substation gets: the usual one from which a county is fed. */
const USUAL_KV = 110;

export const stations: HandlersOf<'station'> = {
  'station.list': (session) => ({ stations: listedStations(openedDocument(session)) }),

  'station.create'(session, given, { language }) {
    const document = openedDocument(session);
    const { position, ...rest } = checked(stationFieldsSchema, {
      name: `${(language === 'zh' ? zh : en).station} ${listedStations(document).length + 1}`,
      ratingMva: activeScenario(document).assumptions.supply.defaultRatingMva,
      voltageKv: USUAL_KV,
      peakLoadMva: null,
      ...stationModeOf({}),
      ...given,
    });
    checkMode(rest);
    checkParent(document, rest);
    checkInside(session, document, position);
    return stationOf(document, insertStation(document, rest, position));
  },

  'station.update'(session, { id, changes }) {
    const document = openedDocument(session);
    const { id: _id, synthetic: _synthetic, ...before } = stationOf(document, id);
    const { position, ...rest } = { ...before, ...changes };
    checkMode(rest);
    if (changes.parentStationId !== undefined) checkParent(document, rest);
    if (changes.position) checkInside(session, document, position);
    const by: [number, number] = [position[0] - before.position[0], position[1] - before.position[1]];
    updateStation(document, id, rest, by);
    return stationOf(document, id);
  },

  'station.delete'(session, { ids }) {
    const document = openedDocument(session);
    for (const id of new Set(ids)) deleteStation(document, id);
    return { deleted: new Set(ids).size };
  },
};

/** @throws PlannerError `station.unknown` */
function stationOf(document: Document, id: number): StationListed {
  const station = listedStations(document).find((each) => each.id === id);
  if (!station) throw new PlannerError('station.unknown', { id });
  return station;
}

/** @throws PlannerError `station.outside-county` */
function checkInside(session: Session, document: Document, position: [number, number]): void {
  const county = session.library.countyOf(document);
  if (!booleanPointInPolygon(position, county.boundary)) {
    throw new PlannerError('station.outside-county', { county: county.name }, { field: 'position' });
  }
}

/** Checks that what feeds a substation is there and of a higher voltage. */
function checkParent(
  document: Document,
  { parentStationId: id, voltageKv }: Pick<StationListed, 'parentStationId' | 'voltageKv'>,
): void {
  if (id === null) return;
  if (levelOf(stationOf(document, id).voltageKv) >= levelOf(voltageKv))
    throw new PlannerError('station.no-parent', { id }, { field: 'parentStationId' });
}

/** Checks that how the transformers run fits how many there are, and that planned storage is in order. */
function checkMode({
  transformerCount,
  operation,
  plannedStorageLeastMw,
  plannedStorageMostMw,
}: StationMode): void {
  if (operation !== null) assertOperation({ count: transformerCount ?? 1, operation });
  const [least, most] = [plannedStorageLeastMw ?? 0, plannedStorageMostMw];
  if (most !== null && least > most) {
    throw new PlannerError('grid.storage-order', { least, most }, { field: 'plannedStorageMostMw' });
  }
}
