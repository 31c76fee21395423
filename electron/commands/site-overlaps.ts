import { difference, feature, featureCollection, intersect, area as sphericalArea } from '@turf/turf';
import { PlannerError } from '../../shared/errors.ts';
import type { Area } from '../../shared/geometry.ts';
import { includeSites } from '../bulk/edit-sites.ts';
import { countyWork } from '../county/county-work.ts';
import { acrossBorderOf } from '../county/sites/border.ts';
import { overlapRule, overlapsOf } from '../county/sites/overlaps.ts';
import { openedDocument, type Session } from '../session/session.ts';
import type { Document } from '../store/document.ts';
import { putOverride } from '../store/rule-overrides.ts';
import { getSite, updateSite } from '../store/sites.ts';
import type { HandlersOf } from './handler.ts';
import { measured } from './site-measures.ts';
import { settable } from './site-shapes.ts';

type Commands = 'site.overlaps' | 'site.settleOverlap' | 'site.acrossBorder' | 'site.cutToBorder';

/** What the clipping library leaves of outlines: positions of two numbers, as it was given. */
type Cut = ReturnType<typeof intersect>;

/** Pieces of an outline that a cut leaves are dropped below this area, as slivers of drawing. */
const SLIVER_M2 = 1;

export const overlaps: Pick<HandlersOf<'site'>, Commands> = {
  'site.overlaps'(session) {
    const document = openedDocument(session);
    return countyWork(session, document, overlapsOf(session, document));
  },

  'site.settleOverlap'(session, { siteIds: [stays, other], how, reason }) {
    const document = openedDocument(session);
    const [a, b] = [getSite(document, stays), getSite(document, other)];
    const shared = intersect(featureCollection([feature(a.geometry), feature(b.geometry)]));
    if (stays === other || !shared) {
      throw new PlannerError('overlap.none', { a: a.name, b: b.name }, { field: 'siteIds' });
    }
    if (how === 'exclude') includeSites(document, { ids: [other], included: false });
    else if (how === 'cut') {
      const left = difference(featureCollection([feature(b.geometry), feature(a.geometry)]));
      reshape(session, document, other, left);
    } else {
      if (!reason) throw new PlannerError('overlap.no-reason', {}, { field: 'reason' });
      const [first, second] = stays < other ? [stays, other] : [other, stays];
      const rule = overlapRule(second);
      putOverride(document, {
        siteId: first,
        rule,
        reason,
        at: new Date().toISOString(),
        approver: null,
        documentNumber: null,
      });
    }
    return { ok: true };
  },

  'site.acrossBorder'(session) {
    const document = openedDocument(session);
    return countyWork(session, document, acrossBorderOf(session, document));
  },

  'site.cutToBorder'(session, { ids }) {
    const document = openedDocument(session);
    const border = feature(session.library.countyOf(document).boundary);
    for (const id of ids) {
      const within = intersect(featureCollection([feature(getSite(document, id).geometry), border]));
      reshape(session, document, id, within);
    }
    return { ok: true };
  },
};

/**
 * Gives a site what a cut leaves of its outline.
 * @throws PlannerError `overlap.nothing-left`
 */
function reshape(session: Session, document: Document, id: number, cut: Cut): void {
  const fields = settable(getSite(document, id));
  const geometry = cut && withoutSlivers(cut.geometry as Area);
  if (!geometry) throw new PlannerError('overlap.nothing-left', { name: fields.name }, { field: 'siteIds' });
  updateSite(document, id, measured(session, document, { ...fields, geometry }));
}

function withoutSlivers(area: Area): Area | null {
  const polygons = area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
  const kept = polygons.filter((coordinates) => sphericalArea({ type: 'Polygon', coordinates }) >= SLIVER_M2);
  if (kept.length === 0) return null;
  return kept.length === 1
    ? { type: 'Polygon', coordinates: kept[0]! }
    : { type: 'MultiPolygon', coordinates: kept };
}
