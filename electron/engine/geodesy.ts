import geodesic from 'geographiclib-geodesic';
import type { Position } from 'geojson';
import type { Area } from '../../shared/geometry.ts';

const wgs84 = geodesic.Geodesic.WGS84;

/** Area of a polygon on the WGS84 ellipsoid, square metres, holes taken out (Karney 2013). */
export function geodesicAreaM2(area: Area): number {
  const polygons = area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
  const ringM2 = (ring: Position[]) => {
    const polygon = wgs84.Polygon(false);
    for (const [longitude, latitude] of ring.slice(0, -1)) polygon.AddPoint(latitude, longitude);
    return Math.abs(polygon.Compute(false, true).area ?? 0);
  };
  return polygons.reduce(
    (sum, [outer, ...holes]) => holes.reduce((rest, hole) => rest - ringM2(hole), sum + ringM2(outer)),
    0,
  );
}
