import type { Feature, Position } from 'geojson';
import { guarded } from '../../../shared/spreadsheet.ts';
import { linesOf, polygonsOf, positionsOf, type StoredShape } from '../import/shapes.ts';

/** A cell of a CSV file. Texts that a spreadsheet would run or round are led by an apostrophe; numbers are left alone. */
export function csvCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = guarded(String(value));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const at = (position: Position) => `${position[0]} ${position[1]}`;
const list = (positions: Position[]) => `(${positions.map(at).join(', ')})`;
const rings = (polygon: Position[][]) => `(${polygon.map(list).join(', ')})`;

/** A geometry as well-known text. */
export function toWkt(shape: StoredShape): string {
  switch (shape.type) {
    case 'Point':
      return `POINT (${at(shape.coordinates)})`;
    case 'MultiPoint':
      return `MULTIPOINT (${positionsOf(shape)
        .map((position) => `(${at(position)})`)
        .join(', ')})`;
    case 'LineString':
      return `LINESTRING ${list(shape.coordinates)}`;
    case 'MultiLineString':
      return `MULTILINESTRING (${linesOf(shape).map(list).join(', ')})`;
    case 'Polygon':
      return `POLYGON ${rings(shape.coordinates)}`;
    case 'MultiPolygon':
      return `MULTIPOLYGON (${polygonsOf(shape).map(rings).join(', ')})`;
  }
}

/** Features as a CSV file with a byte order mark (so that Excel reads UTF-8) and their geometry in a column `wkt`. */
export function toCsv(features: readonly Feature[]): string {
  const names = [...new Set(features.flatMap(({ properties }) => Object.keys(properties ?? {})))];
  const rows = features.map(({ geometry, properties }) =>
    [...names.map((name) => properties?.[name]), toWkt(geometry as StoredShape)].map(csvCell).join(','),
  );
  return `\ufeff${[[...names, 'wkt'].map(csvCell).join(','), ...rows].join('\r\n')}\r\n`;
}
