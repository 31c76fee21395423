import type { Position } from 'geojson';
import type { Bounds } from '../../../shared/geometry.ts';
import type { StoredShape } from '../import/shapes.ts';
import { EXTENT, type TileFeature } from './mvt.ts';

/** A square of the web map's pyramid (spherical Mercator), counted from the north-west. */
export interface TileAddress {
  z: number;
  x: number;
  y: number;
}

const DEG = Math.PI / 180;

/** Degrees a tile covers, with a margin of `buffer` units of {@link EXTENT} on every side. */
export function tileBounds({ z, x, y }: TileAddress, buffer = 0): Bounds {
  const share = buffer / EXTENT;
  const lon = (column: number) => (column / 2 ** z) * 360 - 180;
  const lat = (row: number) => Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / 2 ** z))) / DEG;
  return [lon(x - share), lat(y + 1 + share), lon(x + 1 + share), lat(y - share)];
}

/** The way from longitude and latitude to a tile's integer units, `extent` of them along its side. */
export function intoTile(
  { z, x, y }: TileAddress,
  extent = EXTENT,
): (position: Position) => [number, number] {
  const size = 2 ** z;
  return ([lon, lat]) => {
    const sin = Math.sin(lat! * DEG);
    const column = (lon! + 180) / 360;
    const row = 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
    return [Math.floor((column * size - x) * extent), Math.floor((row * size - y) * extent)];
  };
}

/** A shape in a tile's units, corners that fall together dropped; no parts when nothing of it is left to see. */
export function shapeInTile(
  shape: StoredShape,
  place: (position: Position) => [number, number],
): Pick<TileFeature, 'type' | 'parts'> {
  switch (shape.type) {
    case 'Point':
      return { type: 'point', parts: [[place(shape.coordinates)]] };
    case 'MultiPoint':
      return { type: 'point', parts: shape.coordinates.map((at) => [place(at)]) };
    case 'LineString':
      return { type: 'line', parts: linesOf([shape.coordinates], place) };
    case 'MultiLineString':
      return { type: 'line', parts: linesOf(shape.coordinates, place) };
    case 'Polygon':
      return { type: 'polygon', parts: ringsOf(shape.coordinates, place) };
    case 'MultiPolygon':
      return { type: 'polygon', parts: shape.coordinates.flatMap((rings) => ringsOf(rings, place)) };
  }
}

function placed(positions: readonly Position[], place: (position: Position) => [number, number]) {
  const out: [number, number][] = [];
  for (const position of positions) {
    const at = place(position);
    const before = out.at(-1);
    if (!before || before[0] !== at[0] || before[1] !== at[1]) out.push(at);
  }
  return out;
}

const linesOf = (lines: readonly Position[][], place: (position: Position) => [number, number]) =>
  lines.map((line) => placed(line, place)).filter((line) => line.length > 1);

function ringsOf(rings: readonly Position[][], place: (position: Position) => [number, number]) {
  const out: [number, number][][] = [];
  for (const [i, ring] of rings.entries()) {
    const at = placed(ring, place);
    const twice = twiceArea(at);
    if (at.length < 4 || twice === 0) {
      if (i === 0) return [];
      continue;
    }
    // y runs southwards: an outer ring has a positive area in the tile's axes.
    out.push(twice > 0 === (i === 0) ? at : at.reverse());
  }
  return out;
}

function twiceArea(ring: readonly [number, number][]): number {
  let twice = 0;
  for (let i = 1; i < ring.length; i++) {
    twice += ring[i - 1]![0] * ring[i]![1] - ring[i]![0] * ring[i - 1]![1];
  }
  return twice;
}
