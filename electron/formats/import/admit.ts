import type { Geometry, Position } from 'geojson';
import { metresPerDegree } from '../../../shared/geodesy.ts';
import type { ImportTarget } from '../../../shared/import.ts';
import { clipToCounty } from './clip.ts';
import type { CountyIndex } from './county-index.ts';
import type { ToWgs84 } from './crs.ts';
import { inBox } from './guess-crs.ts';
import { mendPolygons } from './rings.ts';
import {
  asArea,
  asLines,
  flatten,
  linesOf,
  mapPositions,
  polygonsOf,
  positionsOf,
  type StoredShape,
} from './shapes.ts';
import type { Written } from './written.ts';

/** How a layer's shapes are brought into the document. */
export interface Admission {
  target: ImportTarget;
  toWgs84: ToWgs84;
  /** Positions come northing (or latitude) first throughout. */
  swapped: boolean;
  /** Whether positions are longitudes and latitudes, which single features may have swapped. */
  geographic: boolean;
  /** How numbers are written that are neither degrees nor metres, which {@link toWgs84} knows. */
  written: Written | null;
  county: CountyIndex;
  clip: boolean;
  /** Whether areas of so many corners are mended; all where it is missing. */
  mends?: (corners: number) => boolean;
}

type Repair =
  | 'ring-closed'
  | 'self-crossing'
  | 'parts-merged'
  | 'flattened'
  | 'swapped'
  | 'from-kilometres'
  | 'from-packed'
  | 'line-closed'
  | 'square-from-point'
  | 'clipped'
  | 'parts-dropped';
type Refusal =
  | 'empty'
  | 'not-finite'
  | 'too-many-vertices'
  | 'too-tangled'
  | 'wrong-type'
  | 'no-area'
  | 'outside-county';
export type Admitted = { shape: StoredShape; repairs: Repair[] } | { refusal: Refusal };

/** Two hundred thousand and the corners that close their rings: a county's own border has fewer. */
export const MOST_VERTICES = 205_000;
/** Ends of a line at most this share of its length apart are taken to meet (CAD outlines). */
const CLOSING_SHARE = 0.001;

/** Field of a staged site whose square stands for its capacity, and is yet to be drawn to it. */
export const SQUARE_BY_POWER = 'planner:squareByPower';

const AREA_TARGETS: readonly ImportTarget[] = ['sites', 'buildings', 'farmland', 'exclusions', 'boundary'];

/**
 * Brings one shape to WGS84 and into the form its target wants, mending what can be mended.
 *
 * @param squareM2 area of the square to draw about a point, where the target wants areas and the row says how large
 */
export function admit(geometry: Geometry | null, how: Admission, squareM2: number | null): Admitted {
  const parts = geometry ? flatten(geometry).filter((part) => positionsOf(part).length > 0) : [];
  if (parts.length === 0) return { refusal: 'empty' };
  const repairs = new Set<Repair>();
  const placed: StoredShape[] = [];
  let vertices = 0;
  for (const part of parts) {
    vertices += positionsOf(part).length;
    if (vertices > MOST_VERTICES) return { refusal: 'too-many-vertices' };
    const shape = place(part, how, repairs);
    if (!shape) return { refusal: 'not-finite' };
    placed.push(shape);
  }
  const fitted = AREA_TARGETS.includes(how.target)
    ? fitArea(placed, squareM2, how, repairs)
    : fitOther(placed, how, repairs);
  if (typeof fitted === 'string') return { refusal: fitted };
  const shape = how.target === 'boundary' ? fitted : withinCounty(fitted, how, repairs);
  return shape ? { shape, repairs: [...repairs] } : { refusal: 'outside-county' };
}

const finite = (position: readonly number[]) => Number.isFinite(position[0]) && Number.isFinite(position[1]);

function place(shape: StoredShape, how: Admission, repairs: Set<Repair>): StoredShape | null {
  const positions = positionsOf(shape);
  if (!positions.every(finite)) return null;
  const turn = (position: Position): Position => [position[1]!, position[0]!];
  const toPlace = (swap: boolean) => (position: Position) =>
    how.toWgs84(swap ? turn(position) : [position[0]!, position[1]!]);
  if (how.swapped) repairs.add('swapped');
  if (how.written) repairs.add(how.written === 'packed' ? 'from-packed' : 'from-kilometres');
  const mine = mapPositions(shape, toPlace(how.swapped));
  if (how.geographic && !how.swapped && !inBox(positionsOf(mine)[0]!, how.county.bounds)) {
    const other = mapPositions(shape, toPlace(true));
    if (positionsOf(other).every((position) => inBox(position, how.county.bounds))) {
      repairs.add('swapped');
      return other;
    }
  }
  return positionsOf(mine).every((at) => finite(at) && Math.abs(at[1]!) <= 90 && Math.abs(at[0]!) <= 180)
    ? mine
    : null;
}

function fitArea(
  parts: StoredShape[],
  squareM2: number | null,
  how: Admission,
  repairs: Set<Repair>,
): StoredShape | Refusal {
  let polygons = parts.flatMap(polygonsOf);
  if (polygons.length === 0) {
    const closed = parts.flatMap(linesOf).filter(meets);
    if (closed.length) {
      repairs.add('line-closed');
      polygons = closed.map((line) => [[...line.slice(0, -1), line[0]!]]);
    }
  }
  const [only] = parts;
  if (polygons.length === 0 && only?.type === 'Point' && squareM2 !== null && squareM2 > 0) {
    repairs.add('square-from-point');
    polygons = [[squareAbout(only.coordinates, squareM2)]];
  }
  if (polygons.length === 0) return 'wrong-type';
  if (parts.some((part) => polygonsOf(part).length === 0) && parts.length > 1) repairs.add('parts-dropped');
  // Before mending, which takes longest: most of a province's file is not in the county.
  if (how.target !== 'boundary' && how.county.relate(asArea(polygons)) === 'outside') return 'outside-county';
  const corners = polygons.reduce((sum, rings) => sum + rings.reduce((all, ring) => all + ring.length, 0), 0);
  if (how.mends && !how.mends(corners)) return asArea(polygons);
  const mended = mendPolygons(polygons);
  if (mended.closed) repairs.add('ring-closed');
  if (mended.untangled) repairs.add('self-crossing');
  if (mended.merged) repairs.add('parts-merged');
  if (mended.flattened) repairs.add('flattened');
  if (mended.tangled) return 'too-tangled';
  return mended.polygons.length ? asArea(mended.polygons) : 'no-area';
}

/** Whether a line leads anywhere. */
const hasLength = (line: Position[]) => line.some(([x, y]) => x !== line[0]![0] || y !== line[0]![1]);

/** Whether a line comes back to where it began. */
function meets(line: Position[]): boolean {
  if (line.length < 4) return false;
  const gap = distance(line[0]!, line.at(-1)!);
  let length = 0;
  for (let i = 1; i < line.length; i++) length += distance(line[i - 1]!, line[i]!);
  return gap <= CLOSING_SHARE * length;
}

const distance = (a: Position, b: Position) => Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!);

/** A square of an area about a point, sides north–south and east–west. */
export function squareAbout([lon, lat]: Position, areaM2: number): Position[] {
  const half = Math.sqrt(areaM2) / 2;
  const per = metresPerDegree(lat!);
  const [east, north] = [half / per.east, half / per.north];
  return [
    [lon! - east, lat! - north],
    [lon! + east, lat! - north],
    [lon! + east, lat! + north],
    [lon! - east, lat! + north],
    [lon! - east, lat! - north],
  ];
}

function fitOther(parts: StoredShape[], how: Admission, repairs: Set<Repair>): StoredShape | Refusal {
  const { target } = how;
  if (target === 'roads' || target === 'feeders') {
    const lines = parts.flatMap(linesOf).filter(hasLength);
    if (lines.length && parts.some((part) => linesOf(part).length === 0)) repairs.add('parts-dropped');
    return lines.length ? asLines(lines) : 'wrong-type';
  }
  const areas = parts.flatMap(polygonsOf);
  if (areas.length) return fitArea(parts, null, how, repairs);
  const points = parts.flatMap((part) =>
    part.type === 'Point' || part.type === 'MultiPoint' ? positionsOf(part) : [],
  );
  if (points.length === 0) return 'wrong-type';
  if (points.length > 1) repairs.add('parts-dropped');
  return { type: 'Point', coordinates: points[0]! };
}

function withinCounty(shape: StoredShape, how: Admission, repairs: Set<Repair>): StoredShape | null {
  const relation = how.county.relate(shape);
  if (relation === 'outside') return null;
  if (relation === 'inside' || !how.clip) return shape;
  const clipped = clipToCounty(shape, how.county);
  if (!clipped) return null;
  repairs.add('clipped');
  const areas = polygonsOf(clipped);
  if (areas.length === 0) return clipped;
  // Cutting rounds new corners, which may make two edges touch.
  const mended = mendPolygons(areas).polygons;
  return mended.length ? asArea(mended) : null;
}
