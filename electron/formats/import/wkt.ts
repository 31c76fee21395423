import type { Geometry, Position } from 'geojson';

const TYPES: Record<string, Exclude<Geometry['type'], 'GeometryCollection'>> = {
  POINT: 'Point',
  LINESTRING: 'LineString',
  POLYGON: 'Polygon',
  MULTIPOINT: 'MultiPoint',
  MULTILINESTRING: 'MultiLineString',
  MULTIPOLYGON: 'MultiPolygon',
  POLYHEDRALSURFACE: 'MultiPolygon',
  TIN: 'MultiPolygon',
  TRIANGLE: 'Polygon',
};

/**
 * Geometry of a well-known text (OGC 06-103r4), heights and measures dropped, an `SRID=…;` before it skipped.
 *
 * @returns null when the text is not one, or is empty
 */
export function parseWkt(text: string): Geometry | null {
  const found = /^(?:SRID=\d+;)?\s*([A-Z]+)\s*(?:ZM|Z|M)?\s*(\(.*\))\s*$/is.exec(text.trim());
  const type = found && TYPES[found[1]!.toUpperCase()];
  if (!type) return null;
  const list = parseLists(found[2]!);
  if (!list) return null;
  const [first] = list;
  switch (type) {
    case 'Point':
      return first instanceof Float64Array ? { type, coordinates: [...first] } : null;
    case 'MultiPoint':
      return { type, coordinates: list.map((part) => [...flatPosition(part)]) };
    default:
      return { type, coordinates: toArrays(list) } as Geometry;
  }
}

type Parsed = Float64Array | Parsed[];
const flatPosition = (part: Parsed): Position =>
  part instanceof Float64Array ? [...part] : flatPosition(part[0]!);
const toArrays = (parts: Parsed[]): unknown[] =>
  parts.map((part) => (part instanceof Float64Array ? [...part] : toArrays(part)));

function parseLists(text: string): Parsed[] | null {
  let at = 0;
  const list = (): Parsed[] | null => {
    const parts: Parsed[] = [];
    for (at++; at < text.length; ) {
      while (/\s/.test(text[at] ?? '')) at++;
      if (text[at] === '(') {
        const inner = list();
        if (!inner) return null;
        parts.push(inner);
      } else if (text[at] === ',') at++;
      else if (text[at] === ')') {
        at++;
        return parts;
      } else {
        const end = text.slice(at).search(/[,()]/);
        if (end < 0) return null;
        const numbers = text
          .slice(at, at + end)
          .trim()
          .split(/\s+/)
          .map(Number);
        if (numbers.length < 2 || numbers.some(Number.isNaN)) return null;
        parts.push(Float64Array.from(numbers.slice(0, 2)));
        at += end;
      }
    }
    return null;
  };
  return list();
}
