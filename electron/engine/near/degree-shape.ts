import type { Geometry, Position } from 'geojson';

/**
 * A shape as runs of corners in degrees, in memory that loops go through quickly: points first, each a run of its own,
 * then lines, then rings.
 */
export interface DegreeShape {
  /** Longitude and latitude of corner after corner. */
  corners: Float64Array;
  /** Corner at which each run begins, and one mark more. */
  starts: Int32Array;
  /** First run that is a line, and first that is a ring. */
  firstLine: number;
  firstRing: number;
}

/** A GeoJSON geometry as a {@link DegreeShape}; holes are rings as well. */
export function degreeShape(geometry: Geometry): DegreeShape {
  const points: Position[][] = [];
  const lines: Position[][] = [];
  const rings: Position[][] = [];
  const add = (part: Geometry): void => {
    switch (part.type) {
      case 'Point':
        points.push([part.coordinates]);
        break;
      case 'MultiPoint':
        for (const point of part.coordinates) points.push([point]);
        break;
      case 'LineString':
        lines.push(part.coordinates);
        break;
      case 'MultiLineString':
        lines.push(...part.coordinates);
        break;
      case 'Polygon':
        rings.push(...part.coordinates);
        break;
      case 'MultiPolygon':
        for (const polygon of part.coordinates) rings.push(...polygon);
        break;
      case 'GeometryCollection':
        part.geometries.forEach(add);
    }
  };
  add(geometry);
  const runs = [...points, ...lines, ...rings];
  const starts = new Int32Array(runs.length + 1);
  runs.forEach((run, i) => {
    starts[i + 1] = starts[i]! + run.length;
  });
  const corners = new Float64Array(2 * starts[runs.length]!);
  let at = 0;
  for (const run of runs) {
    for (const [longitude = 0, latitude = 0] of run) {
      corners[at++] = longitude;
      corners[at++] = latitude;
    }
  }
  return { corners, starts, firstLine: points.length, firstRing: points.length + lines.length };
}
