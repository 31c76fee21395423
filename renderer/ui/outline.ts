import type { Area, Bounds } from '../../shared/geometry.ts';

/** An area as an SVG path in a frame, north up, in true proportion at its latitude. */
export function outlinePath(
  area: Area,
  [west, south, east, north]: Bounds,
  width: number,
  height: number,
): string {
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const spanX = Math.max((east - west) * squeeze, 1e-9);
  const spanY = Math.max(north - south, 1e-9);
  const scale = Math.min(width / spanX, height / spanY);
  const left = (width - spanX * scale) / 2;
  const top = (height - spanY * scale) / 2;
  const point = ([lon, lat]: readonly [number, number]) =>
    `${(left + (lon - west) * squeeze * scale).toFixed(1)},${(top + (north - lat) * scale).toFixed(1)}`;
  const polygons = area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
  return polygons
    .flat()
    .map((ring) => `M${ring.map(point).join('L')}Z`)
    .join('');
}
