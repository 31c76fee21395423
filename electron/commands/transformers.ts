import { booleanPointInPolygon, centroid } from '@turf/turf';
import { checked } from '../../shared/checked.ts';
import { PlannerError } from '../../shared/errors.ts';
import { isLowVoltage } from '../../shared/feeders.ts';
import { metresPerDegree } from '../../shared/geodesy.ts';
import { gridFault } from '../../shared/grid-faults.ts';
import { type TransformerFields, transformerFieldsSchema } from '../../shared/transformers.ts';
import { transformerName } from '../bulk/import-transformers.ts';
import { planeOf } from '../county/account/communities.ts';
import { feedersOf } from '../county/grid/feeders.ts';
import { positive, stationsOf } from '../county/grid/stations.ts';
import { transformerAt, transformersOf } from '../county/grid/transformers.ts';
import { assertOperation } from '../engine/grid/device-hosting.ts';
import { typicalTransformers } from '../engine/grid/typical-transformers.ts';
import { openedDocument, type Session } from '../session/session.ts';
import { readContext } from '../store/context.ts';
import type { Document } from '../store/document.ts';
import { getFeeder } from '../store/feeders.ts';
import { activeScenario } from '../store/scenarios.ts';
import {
  deleteTransformer,
  deleteTypicalTransformers,
  getTransformer,
  insertTransformer,
  listTransformers,
  updateTransformer,
} from '../store/transformers.ts';
import type { HandlersOf } from './handler.ts';

export const transformers: HandlersOf<'transformer'> = {
  'transformer.list': (session) => ({ transformers: listTransformers(openedDocument(session)) }),

  'transformer.create'(session, given, { language }) {
    const document = openedDocument(session);
    const fields = {
      ...NOTHING_SAID,
      name: transformerName(language, listTransformers(document).length + 1),
      ...given,
    };
    return getTransformer(
      document,
      insertTransformer(document, checkedTransformer(session, document, fields)),
    );
  },

  'transformer.update'(session, { id, changes }) {
    const document = openedDocument(session);
    const { id: _id, synthetic: _synthetic, ...before } = getTransformer(document, id);
    updateTransformer(document, id, checkedTransformer(session, document, { ...before, ...changes }));
    return getTransformer(document, id);
  },

  'transformer.delete'(session, { ids }) {
    const document = openedDocument(session);
    for (const id of new Set(ids)) deleteTransformer(document, id);
    return { deleted: new Set(ids).size };
  },

  'transformer.typical'(session, given, { language }) {
    const document = openedDocument(session);
    const county = session.library.countyOf(document);
    const villages = readContext(document, 'villages').features;
    const done = { created: 0, replaced: 0, villages: 0, withoutHouseholds: 0, supplied: 0 };
    if (!villages.some(({ properties }) => positive(properties?.households))) {
      throw new PlannerError('transformer.no-households');
    }
    done.replaced = deleteTypicalTransformers(document);
    const plane = planeOf(county.center);
    const real = transformersOf(session, document, [], []);
    const { transformerReachM } = activeScenario(document).assumptions.supply;
    for (const village of villages) {
      const [lon, lat] = centroid(village).geometry.coordinates as [number, number];
      const households = positive(village.properties?.households);
      if (!households) done.withoutHouseholds++;
      else if (transformerAt(real, plane([lon, lat]), transformerReachM)) done.supplied++;
      else {
        const { count, ...figures } = typicalTransformers(households, given);
        done.villages++;
        for (let n = 0; n < count; n++) {
          const beside = count === 1 ? [lon, lat] : around([lon, lat], n / count);
          const position = (booleanPointInPolygon(beside, county.boundary) ? beside : [lon, lat]) as [
            number,
            number,
          ];
          const village_ = String(village.properties?.name ?? village.id).slice(0, 150);
          const name = `${village_} ${transformerName(language, n + 1)}`;
          insertTransformer(document, { ...NOTHING_SAID, ...figures, name, position }, true);
          done.created++;
        }
      }
    }
    return done;
  },
};

const NOTHING_SAID = {
  ratingKva: null,
  count: 1,
  operation: null,
  peakLoadKw: null,
  feederId: null,
  stationId: null,
  notes: '',
};

/** Distance from the middle of a village at which several transformers stand, metres. */
const RING_M = 120;

/** A place about another, a share of the turn from the north. */
function around([lon, lat]: [number, number], turn: number): [number, number] {
  const { east, north } = metresPerDegree(lat);
  const angle = 2 * Math.PI * turn;
  return [lon + (RING_M * Math.sin(angle)) / east, lat + (RING_M * Math.cos(angle)) / north];
}

type Given = Omit<TransformerFields, 'ratingKva' | 'peakLoadKw'> & {
  ratingKva?: number | null;
  peakLoadKw?: number | null;
};

/** Checks that its rating is known, its load not negative, its place in the county, and that what it hangs on exists. */
export function checkedTransformer(session: Session, document: Document, given: Given): TransformerFields {
  const { name, ratingKva, peakLoadKw = null } = given;
  if (!ratingKva || ratingKva <= 0) {
    throw new PlannerError('transformer.no-rating', { name }, { field: 'ratingKva' });
  }
  if (peakLoadKw !== null && peakLoadKw < 0) {
    throw new PlannerError('transformer.negative-load', { name, value: peakLoadKw }, { field: 'peakLoadKw' });
  }
  const fields = checked(transformerFieldsSchema, { ...given, ratingKva, peakLoadKw }, gridFault);
  if (fields.operation !== null) assertOperation({ count: fields.count, operation: fields.operation });
  const county = session.library.countyOf(document);
  if (!booleanPointInPolygon(fields.position, county.boundary)) {
    throw new PlannerError(
      'transformer.outside-county',
      { name, county: county.name },
      { field: 'position' },
    );
  }
  const { stationId, feederId } = fields;
  const nodes = stationsOf(session, document);
  if (stationId !== null && !nodes.some(({ id }) => id === stationId)) {
    throw new PlannerError('feeder.no-station', { id: stationId }, { field: 'stationId' });
  }
  if (feederId !== null) {
    if (isLowVoltage(getFeeder(document, feederId))) {
      throw new PlannerError('transformer.low-feeder', { name }, { field: 'feederId' });
    }
    const leads = feedersOf(session, document, nodes).find(({ id }) => id === feederId)?.station.id;
    if (stationId !== null && leads !== stationId) {
      throw new PlannerError('transformer.two-parents', { name }, { field: 'feederId' });
    }
  }
  return fields;
}
