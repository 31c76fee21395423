import type { Geometry, Position } from 'geojson';

/** A run of corners of a shape: a ring without its closing corner, a line, or one point. */
export interface Run {
  corners: Position[];
  closed: boolean;
  /** Least corners it can have; a ring with fewer is none. */
  least: number;
  /** Whether the shape stays one without it, as without a hole. */
  spare: boolean;
}

type Shape = Exclude<Geometry, { type: 'GeometryCollection' }>;

const ring =
  (spare: boolean) =>
  (positions: Position[]): Run => ({
    corners: positions.slice(0, -1),
    closed: true,
    least: 3,
    spare,
  });
const line =
  (spare: boolean) =>
  (corners: Position[]): Run => ({ corners, closed: false, least: 2, spare });

/** The runs of corners of a shape, in its order. */
export function runsOf(shape: Shape): Run[] {
  switch (shape.type) {
    case 'Point':
      return [{ corners: [shape.coordinates], closed: false, least: 1, spare: false }];
    case 'MultiPoint':
      return shape.coordinates.map((at) => ({ corners: [at], closed: false, least: 1, spare: false }));
    case 'LineString':
      return [line(false)(shape.coordinates)];
    case 'MultiLineString':
      return shape.coordinates.map(line(shape.coordinates.length > 1));
    case 'Polygon':
      return shape.coordinates.map((each, i) => ring(i > 0)(each));
    case 'MultiPolygon':
      return shape.coordinates.flatMap((rings) => rings.map((each, i) => ring(i > 0)(each)));
  }
}

const closed = ({ corners }: Run): Position[] => [...corners, corners[0]!];
const kept = ({ corners, least }: Run) => corners.length >= least;

/** A shape of the same kind with other corners; runs that have too few are left out. */
export function withRuns<S extends Shape>(shape: S, runs: readonly Run[]): S {
  const coordinates = (): unknown => {
    switch (shape.type) {
      case 'Point':
        return runs[0]!.corners[0];
      case 'MultiPoint':
        return runs.map(({ corners }) => corners[0]);
      case 'LineString':
        return runs[0]!.corners;
      case 'MultiLineString':
        return runs.filter(kept).map(({ corners }) => corners);
      case 'Polygon':
        return runs.filter(kept).map(closed);
      default: {
        let at = 0;
        const polygons = shape.coordinates as Position[][][];
        return polygons.map((rings) => {
          const own = runs.slice(at, at + rings.length);
          at += rings.length;
          return own.filter(kept).map(closed);
        });
      }
    }
  };
  return { ...shape, coordinates: coordinates() } as S;
}
