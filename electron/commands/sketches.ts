import { kinks } from '@turf/turf';
import type { SiteFields } from '../../shared/domain.ts';
import { PlannerError } from '../../shared/errors.ts';
import type { Area } from '../../shared/geometry.ts';
import { defaultSiteName } from '../../shared/i18n/site-names.ts';
import type { Sketch } from '../../shared/sketches.ts';
import { siteDefaults } from '../county/sites/defaults.ts';
import { mergedArea } from '../county/sites/shapes.ts';
import { polygonsOf } from '../formats/import/shapes.ts';
import { openedDocument, type Session } from '../session/session.ts';
import type { Document } from '../store/document.ts';
import { getSite, insertSite, nextSiteNumber, outlineOf, updateSite } from '../store/sites.ts';
import {
  deleteSketch,
  getSketch,
  insertSketch,
  listSketches,
  type StoredSketch,
  updateSketch,
} from '../store/sketches.ts';
import type { Call, HandlersOf } from './handler.ts';
import { reportError } from './report-error.ts';
import { measured } from './site-measures.ts';
import { settable } from './site-shapes.ts';

export const sketches: HandlersOf<'sketch'> = {
  'sketch.list'(session, _none, call) {
    const document = openedDocument(session);
    return { sketches: listSketches(document).map((sketch) => looked(session, document, sketch, call)) };
  },

  'sketch.keep'(session, given, call) {
    const document = openedDocument(session);
    const kept = given.sketches.map((sketch) => insertSketch(document, sketch));
    return { sketches: kept.map((id) => looked(session, document, getSketch(document, id), call)) };
  },

  'sketch.reshape'(session, { id, geometry }, call) {
    const document = openedDocument(session);
    updateSketch(document, { ...getSketch(document, id), geometry });
    return looked(session, document, getSketch(document, id), call);
  },

  'sketch.mend'(session, { id }, call) {
    const document = openedDocument(session);
    const sketch = getSketch(document, id);
    updateSketch(document, { ...sketch, geometry: mergedArea([sketch.geometry]) });
    return looked(session, document, getSketch(document, id), call);
  },

  'sketch.toSite'(session, { id }, call) {
    const document = openedDocument(session);
    const sketch = getSketch(document, id);
    const row = measured(session, document, siteFieldsOf(session, document, sketch, call));
    deleteSketch(document, id);
    if (!reshapes(document, sketch)) return getSite(document, insertSite(document, row));
    updateSite(document, sketch.siteId!, row);
    return getSite(document, sketch.siteId!);
  },

  'sketch.drop'(session, { ids }) {
    for (const id of ids) deleteSketch(openedDocument(session), id);
    return { ok: true };
  },
};

/** Whether the site whose outline a sketch is to become is still there; else it becomes a new one. */
const reshapes = (document: Document, { siteId }: StoredSketch) =>
  siteId !== null && outlineOf(document, siteId) !== null;

function siteFieldsOf(session: Session, document: Document, sketch: StoredSketch, call: Call): SiteFields {
  const { kind, geometry, fields, siteId } = sketch;
  if (reshapes(document, sketch)) return { ...settable(getSite(document, siteId!)), geometry };
  return {
    ...siteDefaults(session, document, kind),
    name: defaultSiteName(kind, nextSiteNumber(document, kind), call),
    ...fields,
    kind,
    geometry,
  };
}

/** A sketch with what keeps it from being a site. */
function looked(session: Session, document: Document, sketch: StoredSketch, call: Call): Sketch {
  const crossings = crossingsOf(sketch.geometry);
  try {
    measured(session, document, siteFieldsOf(session, document, sketch, call));
    return { ...sketch, problem: null, crossings };
  } catch (error) {
    if (!(error instanceof PlannerError)) throw error;
    const { code, message } = reportError(error, call.language);
    return { ...sketch, problem: { code, message }, crossings };
  }
}

/** Crossings that are shown of one outline; more of them are not told apart. */
const MOST_CROSSINGS = 100;

function crossingsOf(geometry: Area): [number, number][] {
  return polygonsOf(geometry)
    .flatMap((coordinates) => kinks({ type: 'Polygon', coordinates }).features)
    .slice(0, MOST_CROSSINGS)
    .map(({ geometry: { coordinates } }) => [coordinates[0]!, coordinates[1]!]);
}
