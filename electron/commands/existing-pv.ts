import { booleanPointInPolygon } from '@turf/turf';
import { checked } from '../../shared/checked.ts';
import { PlannerError } from '../../shared/errors.ts';
import { type ExistingPvFields, existingPvFieldsSchema } from '../../shared/existing-pv.ts';
import { gridFault } from '../../shared/grid-faults.ts';
import { existingName } from '../bulk/import-existing.ts';
import { stationsOf } from '../county/grid/stations.ts';
import { readExistingPvCsv } from '../formats/existing-pv-csv.ts';
import { openedDocument, type Session } from '../session/session.ts';
import type { Document } from '../store/document.ts';
import {
  countExistingPv,
  deleteExistingPv,
  getExistingPv,
  insertExistingPv,
  listExistingPv,
  updateExistingPv,
} from '../store/existing-pv.ts';
import { getFeeder } from '../store/feeders.ts';
import { getTransformer } from '../store/transformers.ts';
import type { HandlersOf } from './handler.ts';

export const existingPv: HandlersOf<'existing'> = {
  'existing.list': (session) => ({ plants: listExistingPv(openedDocument(session)) }),

  'existing.create'(session, given, { language }) {
    const document = openedDocument(session);
    const fields = {
      ...NOTHING_SAID,
      name: existingName(language, countExistingPv(document) + 1),
      ...given,
    };
    return getExistingPv(document, insertExistingPv(document, checkedExistingPv(session, document, fields)));
  },

  'existing.update'(session, { id, changes }) {
    const document = openedDocument(session);
    const { id: _id, synthetic: _synthetic, ...before } = getExistingPv(document, id);
    updateExistingPv(document, id, checkedExistingPv(session, document, { ...before, ...changes }));
    return getExistingPv(document, id);
  },

  'existing.delete'(session, { ids }) {
    const document = openedDocument(session);
    for (const id of new Set(ids)) deleteExistingPv(document, id);
    return { deleted: new Set(ids).size };
  },

  'existing.importCsv'(session, { path }, { language }) {
    const document = openedDocument(session);
    const rows = readExistingPvCsv(path, (number) => existingName(language, number));
    for (const fields of rows) insertExistingPv(document, checkedExistingPv(session, document, fields));
    return { created: rows.length };
  },
};

const NOTHING_SAID = {
  state: 'connected',
  kwpAc: null,
  kwpDc: null,
  voltageKv: null,
  year: null,
  stationId: null,
  feederId: null,
  transformerId: null,
  notes: '',
} as const;

/** Checks that its capacity is known, that it stands in the county and that what it hangs on exists. */
export function checkedExistingPv(
  session: Session,
  document: Document,
  given: ExistingPvFields,
): ExistingPvFields {
  const fields = checked(existingPvFieldsSchema, given, gridFault);
  if (fields.kwpAc === null && fields.kwpDc === null) {
    throw new PlannerError('existing.no-capacity', { name: fields.name }, { field: 'kwpDc' });
  }
  const county = session.library.countyOf(document);
  if (!booleanPointInPolygon(fields.position, county.boundary)) {
    throw new PlannerError(
      'existing.outside-county',
      { name: fields.name, county: county.name },
      { field: 'position' },
    );
  }
  if (fields.transformerId !== null) getTransformer(document, fields.transformerId);
  if (fields.feederId !== null) getFeeder(document, fields.feederId);
  const { stationId } = fields;
  if (stationId !== null && !stationsOf(session, document).some(({ id }) => id === stationId)) {
    throw new PlannerError('feeder.no-station', { id: stationId }, { field: 'stationId' });
  }
  return fields;
}
