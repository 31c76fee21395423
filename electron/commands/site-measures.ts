import { booleanIntersects, kinks } from '@turf/turf';
import type { Position } from 'geojson';
import type { SiteFields } from '../../shared/domain.ts';
import { PlannerError } from '../../shared/errors.ts';
import type { Area } from '../../shared/geometry.ts';
import { withoutTwins } from '../../shared/twin-corners.ts';
import { geodesicAreaM2 } from '../engine/geodesy.ts';
import { withPower } from '../engine/site-array.ts';
import { areValid } from '../formats/import/geos.ts';
import { mendPolygons, surelySimple } from '../formats/import/rings.ts';
import { asArea, polygonsOf } from '../formats/import/shapes.ts';
import type { Session } from '../session/session.ts';
import type { Document } from '../store/document.ts';
import type { SiteRow } from '../store/sites.ts';

const SMALLEST_M2 = 1;
/** Adds what follows from the outline, after checking that it can be a site of this county. */
export function measured(session: Session, document: Document, fields: SiteFields): SiteRow {
  const geometry = soundArea(withoutTwins(fields.geometry), 'site.self-crossing');
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

/** Corners up to which edges are held against each other, which takes the square of their number. */
const HELD_AGAINST_EACH_OTHER = 1000;

const crossesItself = (ring: Position[]): boolean =>
  ring.length > HELD_AGAINST_EACH_OTHER
    ? !areValid([[ring]])
    : kinks({ type: 'Polygon', coordinates: [ring] }).features.length > 0;

/**
 * An area as it can be stored: valid (OGC 06-103r4, 6.1.11), holes over the edge cut out and overlapping parts joined.
 *
 * @param crossing code of the error for rings that cross themselves, which only who drew them can put right
 * @throws PlannerError of that code
 */
export function soundArea(geometry: Area, crossing: string): Area {
  const parts = polygonsOf(geometry);
  if (parts.every(([ring, ...holes]) => holes.length === 0 && surelySimple(ring!)) && parts.length === 1) {
    return geometry;
  }
  if (areValid(parts)) return geometry;
  if (parts.flat().some(crossesItself)) {
    throw new PlannerError(crossing, {}, { field: 'geometry' });
  }
  const { polygons } = mendPolygons(parts);
  if (polygons.length === 0) throw new PlannerError(crossing, {}, { field: 'geometry' });
  return asArea(polygons) as Area;
}
