import { booleanIntersects } from '@turf/turf';
import { buildingClassSchema } from '../../shared/building-classes.ts';
import type { ContextLayerName } from '../../shared/domain.ts';
import { PlannerError } from '../../shared/errors.ts';
import { FEATURE_FORMS, type FeatureFields, formOf } from '../../shared/features.ts';
import { areValid } from '../formats/import/geos.ts';
import { polygonsOf } from '../formats/import/shapes.ts';
import { openedDocument, type Session } from '../session/session.ts';
import type { Document } from '../store/document.ts';
import { deleteFeature, featurePage, getFeature, insertFeature, updateFeature } from '../store/features.ts';
import type { HandlersOf } from './handler.ts';

export const features: HandlersOf<'feature'> = {
  'feature.page'(session, { layer, text, offset, limit }) {
    const page = featurePage(openedDocument(session), layer, text, offset, limit);
    const columns = [...new Set(page.rows.flatMap(({ properties }) => Object.keys(properties)))];
    return { ...page, columns };
  },

  'feature.get': (session, { layer, id }) => getFeature(openedDocument(session), layer, id),

  'feature.create'(session, { layer, ...given }) {
    const document = openedDocument(session);
    const fields = { name: null, class: null, ...given, properties: without(given.properties ?? {}) };
    admit(session, document, layer, fields);
    return getFeature(document, layer, insertFeature(document, layer, fields));
  },

  'feature.update'(session, { layer, ids, changes }) {
    const document = openedDocument(session);
    admit(session, document, layer, changes);
    for (const id of ids) {
      const { name, class: kind, properties } = getFeature(document, layer, id);
      updateFeature(document, layer, id, {
        ...{ name, class: kind },
        ...changes,
        properties: without({ ...properties, ...changes.properties }),
      });
    }
    return { ok: true };
  },

  'feature.delete'(session, { layer, ids }) {
    const document = openedDocument(session);
    for (const id of new Set(ids)) deleteFeature(document, layer, id);
    return { ok: true };
  },
};

/** Own columns without those that were taken away. */
const without = (properties: Record<string, unknown>): FeatureFields['properties'] =>
  Object.fromEntries(
    Object.entries(properties).filter(([, value]) => value !== null),
  ) as FeatureFields['properties'];

/**
 * Checks that a layer can hold what is said of a feature.
 * @throws PlannerError `feature.wrong-form`, `feature.outside-county`, `feature.unknown-class`, `site.self-crossing`
 */
function admit(
  session: Session,
  document: Document,
  layer: ContextLayerName,
  { geometry, class: kind }: Partial<FeatureFields>,
): void {
  if (layer === 'buildings' && kind != null && !buildingClassSchema.safeParse(kind).success) {
    throw new PlannerError('feature.unknown-class', { name: kind }, { field: 'class' });
  }
  if (!geometry) return;
  const several = geometry.type === 'MultiPoint' && geometry.coordinates.length > 1;
  if (several || !FEATURE_FORMS[layer].includes(formOf(geometry))) {
    throw new PlannerError('feature.wrong-form', {}, { field: 'geometry' });
  }
  const polygons = polygonsOf(geometry);
  if (polygons.length > 0 && !areValid(polygons)) {
    throw new PlannerError('site.self-crossing', {}, { field: 'geometry' });
  }
  const county = session.library.countyOf(document);
  if (!booleanIntersects(geometry, county.boundary)) {
    throw new PlannerError('feature.outside-county', { county: county.name }, { field: 'geometry' });
  }
}
