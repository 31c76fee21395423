import { booleanIntersects, lineString } from '@turf/turf';
import { checked } from '../../shared/checked.ts';
import { PlannerError } from '../../shared/errors.ts';
import { type FeederFields, feederFieldsSchema, isLowVoltage } from '../../shared/feeders.ts';
import { gridFault } from '../../shared/grid-faults.ts';
import { feederDefaults, feederName } from '../bulk/import-feeders.ts';
import { stationsOf } from '../county/grid/stations.ts';
import { openedDocument, type Session } from '../session/session.ts';
import type { Document } from '../store/document.ts';
import {
  countFeeders,
  deleteFeeder,
  getFeeder,
  insertFeeder,
  listFeeders,
  updateFeeder,
} from '../store/feeders.ts';
import { getTransformer } from '../store/transformers.ts';
import type { HandlersOf } from './handler.ts';

export const feeders: HandlersOf<'feeder'> = {
  'feeder.list': (session) => ({
    feeders: listFeeders(openedDocument(session)),
    conductors: session.library.conductors(),
    lowConductors: session.library.lowConductors(),
  }),

  'feeder.create'(session, { line, ...given }, { language }) {
    const document = openedDocument(session);
    const name = feederName(language, countFeeders(document) + 1, given.voltageKv);
    const fields = { ...feederDefaults(name, given.voltageKv), ...given, line };
    return getFeeder(document, insertFeeder(document, checkedFeeder(session, document, fields)));
  },

  'feeder.update'(session, { id, changes }) {
    const document = openedDocument(session);
    const { id: _id, ...before } = getFeeder(document, id);
    const fields = { ...before, ...changes };
    // Conductors of low voltage are others.
    if (isLowVoltage(fields) !== isLowVoltage(before) && changes.conductor === undefined)
      fields.conductor = feederDefaults('', fields.voltageKv).conductor;
    updateFeeder(document, id, checkedFeeder(session, document, fields));
    return getFeeder(document, id);
  },

  'feeder.delete'(session, { ids }) {
    const document = openedDocument(session);
    for (const id of new Set(ids)) deleteFeeder(document, id);
    return { deleted: new Set(ids).size };
  },
};

/** Checks that the line is in the county and that the conductor and what it leads from exist. */
export function checkedFeeder(session: Session, document: Document, given: FeederFields): FeederFields {
  const fields = checked(feederFieldsSchema, given, gridFault);
  const county = session.library.countyOf(document);
  if (!booleanIntersects(lineString(fields.line), county.boundary)) {
    throw new PlannerError('feeder.outside-county', { county: county.name }, { field: 'line' });
  }
  const { library } = session;
  const conductors = isLowVoltage(fields) ? library.lowConductors() : library.conductors();
  if (!conductors.some(({ name }) => name === fields.conductor)) {
    throw new PlannerError('feeder.no-conductor', { name: fields.conductor }, { field: 'conductor' });
  }
  const { stationId, transformerId } = fields;
  if (transformerId !== null) getTransformer(document, transformerId);
  if (stationId !== null && !stationsOf(session, document).some(({ id }) => id === stationId)) {
    throw new PlannerError('feeder.no-station', { id: stationId }, { field: 'stationId' });
  }
  return fields;
}
