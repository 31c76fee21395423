import { booleanIntersects, kinks } from '@turf/turf';
import type { SiteFields } from '../../shared/domain.ts';
import { PlannerError } from '../../shared/errors.ts';
import type { Area } from '../../shared/geometry.ts';
import { withoutTwins } from '../../shared/twin-corners.ts';
import { geodesicAreaM2 } from '../engine/geodesy.ts';
import { withPower } from '../engine/site-array.ts';
import type { Session } from '../session/session.ts';
import type { Document } from '../store/document.ts';
import type { SiteRow } from '../store/sites.ts';

const SMALLEST_M2 = 1;
/** Adds what follows from the outline, after checking that it can be a site of this county. */
export function measured(session: Session, document: Document, fields: SiteFields): SiteRow {
  const geometry = withoutTwins(fields.geometry);
  assertSimple(geometry);
  const areaM2 = geodesicAreaM2(geometry);
  if (areaM2 < SMALLEST_M2) {
    throw new PlannerError('site.too-small', { areaM2: areaM2.toFixed(2) }, { field: 'geometry' });
  }
  const county = session.library.countyOf(document);
  if (!booleanIntersects(geometry, county.boundary)) {
    throw new PlannerError('site.outside-county', { county: county.name }, { field: 'geometry' });
  }
  return withPower({ ...fields, geometry, areaM2 });
}

function assertSimple(geometry: Area): void {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  for (const coordinates of parts) {
    if (kinks({ type: 'Polygon', coordinates }).features.length > 0) {
      throw new PlannerError('site.self-crossing', {}, { field: 'geometry' });
    }
  }
}
