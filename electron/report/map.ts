import { geoTransverseMercator } from 'd3-geo';
import type { Geometry, Position } from 'geojson';
import type { CountyDetail } from '../../shared/domain.ts';
import { MEAN_RADIUS_M } from '../../shared/geodesy.ts';
import type { Area } from '../../shared/geometry.ts';

/** Map units are tenths of a millimetre on paper. */
const UNITS_PER_MM = 10;

export type XY = [x: number, y: number];

/** A fitted map frame: positions to paper and back to ground distances. */
export interface Frame {
  width: number;
  height: number;
  unitsPerMetre: number;
  project(position: Position): XY;
  /** SVG path of any geometry, lines and rings cut to what paper can show. */
  path(geometry: Geometry): string;
  /** Map grid square of a position, `C4`, or '' outside the frame. */
  square(position: Position): string;
  columns: number;
  rows: number;
}

/** Fits a county into a frame. */
export const frameOf = (county: CountyDetail, widthMm: number, heightMm: number, marginMm: number): Frame =>
  frameAround(ringsOf(county.boundary).flat(), middleMeridian(county), [widthMm, heightMm], marginMm);

export const middleMeridian = ({ bounds }: CountyDetail): number => (bounds[0] + bounds[2]) / 2;

/**
 * Fits positions into a frame. Transverse Mercator on a meridian: true to scale within 0.01 % over a county and north
 * up at its middle.
 */
export function frameAround(
  positions: Position[],
  meridianDeg: number,
  [widthMm, heightMm]: [number, number],
  marginMm: number,
): Frame {
  const [width, height] = [widthMm * UNITS_PER_MM, heightMm * UNITS_PER_MM];
  const margin = marginMm * UNITS_PER_MM;
  const projection = geoTransverseMercator()
    .rotate([-meridianDeg, 0])
    .fitExtent(
      [
        [margin, margin],
        [width - margin, height - margin],
      ],
      { type: 'MultiPoint', coordinates: positions },
    );
  const project = (position: Position): XY => projection(position as XY) ?? [Number.NaN, Number.NaN];
  const cell = 20 * UNITS_PER_MM;
  const [columns, rows] = [Math.max(1, Math.round(width / cell)), Math.max(1, Math.round(height / cell))];
  return {
    width,
    height,
    unitsPerMetre: projection.scale() / MEAN_RADIUS_M,
    project,
    path: (geometry) => pathOf(geometry, project),
    square(position) {
      const [x, y] = project(position);
      const [column, row] = [Math.floor((x / width) * columns), Math.floor((y / height) * rows)];
      if (!(column >= 0 && column < columns && row >= 0 && row < rows)) return '';
      return `${String.fromCharCode(65 + column)}${row + 1}`;
    },
    columns,
    rows,
  };
}

export const ringsOf = (area: Area): Position[][] =>
  area.type === 'Polygon' ? area.coordinates : area.coordinates.flat();

/** Average position of the outer ring: where a site's marker stands. */
export function middleOf(area: Area): Position {
  const [ring] = area.type === 'Polygon' ? area.coordinates : area.coordinates[0];
  const points = ring.slice(1);
  return [
    points.reduce((sum, [x]) => sum + x, 0) / points.length,
    points.reduce((sum, [, y]) => sum + y, 0) / points.length,
  ];
}

function pathOf(geometry: Geometry, project: (position: Position) => XY): string {
  const line = (positions: Position[], close: boolean): string => {
    let path = '';
    let last: XY | null = null;
    for (const position of positions) {
      const [x, y] = project(position);
      if (last && Math.abs(x - last[0]) < 0.8 && Math.abs(y - last[1]) < 0.8) continue;
      path += `${last ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`;
      last = [x, y];
    }
    return close ? `${path}Z` : path;
  };
  switch (geometry.type) {
    case 'LineString':
      return line(geometry.coordinates, false);
    case 'MultiLineString':
      return geometry.coordinates.map((part) => line(part, false)).join('');
    case 'Polygon':
      return geometry.coordinates.map((ring) => line(ring, true)).join('');
    case 'MultiPolygon':
      return geometry.coordinates.flatMap((rings) => rings.map((ring) => line(ring, true))).join('');
    default:
      return '';
  }
}

/**
 * Where a neighbour's name fits: the point of its visible part that is farthest
 * from any edge of it and as far from the frame's sides as half the name is wide.
 */
export function labelSpot(area: Area, frame: Frame, halfWidth: number): XY | null {
  const rings = ringsOf(area).map((ring) => ring.map(frame.project));
  const step = 40;
  const visible: XY[] = [];
  for (let y = step; y < frame.height; y += step) {
    for (let x = halfWidth + 12; x < frame.width - halfWidth - 12; x += step)
      if (isIn(rings, [x, y])) visible.push([x, y]);
  }
  const edges = rings.flat();
  let best: { spot: XY; room: number } | null = null;
  for (const spot of visible) {
    let room = Math.min(spot[1] * 2, (frame.height - spot[1]) * 2);
    for (const [x, y] of edges) room = Math.min(room, Math.hypot(x - spot[0], (y - spot[1]) * 1.6));
    if (!best || room > best.room) best = { spot, room };
  }
  return best && best.room > 60 ? best.spot : null;
}

function isIn(rings: XY[][], [x, y]: XY): boolean {
  let odd = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [a, b] = [ring[i], ring[j]];
      if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) odd = !odd;
    }
  }
  return odd;
}
