import type { Position } from 'geojson';
import type { CountyIndex } from './county-index.ts';
import { sharedArea } from './geos.ts';
import { asArea, asLines, linesOf, polygonsOf, type StoredShape } from './shapes.ts';

/** The part of a shape that lies in the county; null when there is none. */
export function clipToCounty(shape: StoredShape, county: CountyIndex): StoredShape | null {
  switch (shape.type) {
    case 'Point':
      return county.contains(shape.coordinates) ? shape : null;
    case 'MultiPoint': {
      const coordinates = shape.coordinates.filter(county.contains);
      return coordinates.length ? { type: 'MultiPoint', coordinates } : null;
    }
    case 'LineString':
    case 'MultiLineString': {
      const lines = linesOf(shape).flatMap((line) => clipLine(line, county));
      return lines.length ? asLines(lines) : null;
    }
    default: {
      const polygons = sharedArea(polygonsOf(shape), polygonsOf(county.boundary));
      return polygons.length ? asArea(polygons) : null;
    }
  }
}

/** Cuts a line where it crosses the border and keeps the pieces whose middles lie inside. */
function clipLine(line: Position[], county: CountyIndex): Position[][] {
  const pieces: Position[][] = [];
  let piece: Position[] = [];
  const end = () => {
    if (piece.length > 1) pieces.push(piece);
    piece = [];
  };
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1]!, line[i]!];
    const at = (share: number): Position => [
      a[0]! + share * (b[0]! - a[0]!),
      a[1]! + share * (b[1]! - a[1]!),
    ];
    const cuts = [0, ...crossings(a, b, county), 1];
    for (let j = 1; j < cuts.length; j++) {
      if (!county.contains(at((cuts[j - 1]! + cuts[j]!) / 2))) {
        end();
        continue;
      }
      if (piece.length === 0) piece.push(at(cuts[j - 1]!));
      piece.push(at(cuts[j]!));
    }
  }
  end();
  return pieces;
}

/** Where a segment crosses the border, as shares of its length, in order. */
function crossings(a: Position, b: Position, { edges }: CountyIndex): number[] {
  const shares: number[] = [];
  const [dx, dy] = [b[0]! - a[0]!, b[1]! - a[1]!];
  for (const [c, d] of edges) {
    const [ex, ey] = [d[0]! - c[0]!, d[1]! - c[1]!];
    const det = dx * ey - dy * ex;
    if (det === 0) continue;
    const t = ((c[0]! - a[0]!) * ey - (c[1]! - a[1]!) * ex) / det;
    const u = ((c[0]! - a[0]!) * dy - (c[1]! - a[1]!) * dx) / det;
    if (t > 0 && t < 1 && u >= 0 && u <= 1) shares.push(t);
  }
  return shares.sort((x, y) => x - y);
}
