import type { Geometry, Position } from 'geojson';

/** Geometry a document stores. */
export type StoredShape = Exclude<Geometry, { type: 'GeometryCollection' }>;

const DEPTH = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
} as const;

/** All positions of a geometry. */
export function positionsOf(shape: StoredShape): Position[] {
  const depth = DEPTH[shape.type];
  if (depth === 0) return [shape.coordinates as Position];
  return (shape.coordinates as unknown[]).flat(depth - 1) as Position[];
}

/** Every geometry in a collection, however deep; a single geometry as it is. */
export function flatten(geometry: Geometry): StoredShape[] {
  return geometry.type === 'GeometryCollection' ? geometry.geometries.flatMap(flatten) : [geometry];
}

/** Polygons of a shape; none for points and lines. */
export function polygonsOf(shape: StoredShape): Position[][][] {
  if (shape.type === 'Polygon') return [shape.coordinates];
  return shape.type === 'MultiPolygon' ? shape.coordinates : [];
}

/** Lines of a shape; none for points and areas. */
export function linesOf(shape: StoredShape): Position[][] {
  if (shape.type === 'LineString') return [shape.coordinates];
  return shape.type === 'MultiLineString' ? shape.coordinates : [];
}

/** Edges of every ring of an area. */
export function edgesOf(shape: StoredShape): [Position, Position][] {
  return polygonsOf(shape)
    .flat()
    .flatMap((ring) => ring.slice(1).map((end, i): [Position, Position] => [ring[i]!, end]));
}

/** The shape with every position replaced. */
export function mapPositions(shape: StoredShape, change: (position: Position) => Position): StoredShape {
  const visit = (coordinates: unknown, depth: number): unknown =>
    depth === 0
      ? change(coordinates as Position)
      : (coordinates as unknown[]).map((part) => visit(part, depth - 1));
  return { type: shape.type, coordinates: visit(shape.coordinates, DEPTH[shape.type]) } as StoredShape;
}

/** One polygon or several as the narrowest geometry. */
export function asArea(polygons: Position[][][]): StoredShape {
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0]! }
    : { type: 'MultiPolygon', coordinates: polygons };
}

/** One line or several as the narrowest geometry. */
export function asLines(lines: Position[][]): StoredShape {
  return lines.length === 1
    ? { type: 'LineString', coordinates: lines[0]! }
    : { type: 'MultiLineString', coordinates: lines };
}
