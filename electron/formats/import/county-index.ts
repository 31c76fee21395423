import { booleanIntersects } from '@turf/turf';
import type { Position } from 'geojson';
import type { Area, Bounds } from '../../../shared/geometry.ts';
import type { StoredShape } from './shapes.ts';
import { edgesOf, positionsOf } from './shapes.ts';

export type Relation = 'inside' | 'crossing' | 'outside';

/** Answers where shapes lie with respect to a county, quickly for the many that are small. */
export interface CountyIndex {
  bounds: Bounds;
  boundary: Area;
  edges: readonly [Position, Position][];
  contains(position: readonly number[]): boolean;
  relate(shape: StoredShape): Relation;
}

const CELLS = 256;
const INSIDE = 1;
const OUTSIDE = 2;
const MIXED = 3;

/** Lays a grid of cells over the county, each wholly inside, wholly outside or on the border. */
export function indexCounty(boundary: Area, bounds: Bounds): CountyIndex {
  const [west, south, east, north] = bounds;
  const [width, height] = [(east - west) / CELLS, (north - south) / CELLS];
  const edges = edgesOf(boundary);
  const column = (lon: number) => Math.floor((lon - west) / width);
  const row = (lat: number) => Math.floor((lat - south) / height);
  const clamp = (n: number) => Math.min(CELLS - 1, Math.max(0, n));
  const cells = new Uint8Array(CELLS * CELLS);

  for (const [[x1, y1], [x2, y2]] of edges) {
    const [fromColumn, toColumn] = [clamp(column(Math.min(x1!, x2!))), clamp(column(Math.max(x1!, x2!)))];
    const [fromRow, toRow] = [clamp(row(Math.min(y1!, y2!))), clamp(row(Math.max(y1!, y2!)))];
    for (let r = fromRow; r <= toRow; r++) {
      for (let c = fromColumn; c <= toColumn; c++) cells[r * CELLS + c] = MIXED;
    }
  }
  const contains = ([x, y]: readonly number[]): boolean => {
    let odd = false;
    for (const [[x1, y1], [x2, y2]] of edges) {
      if (y1! > y! !== y2! > y! && x! < x1! + ((y! - y1!) / (y2! - y1!)) * (x2! - x1!)) odd = !odd;
    }
    return odd;
  };
  // Away from the border a whole run of cells of a row shares what the row's middle line crosses.
  for (let r = 0; r < CELLS; r++) {
    const lat = south + (r + 0.5) * height;
    const crossings = edges
      .filter(([[, y1], [, y2]]) => y1! > lat !== y2! > lat)
      .map(([[x1, y1], [x2, y2]]) => x1! + ((lat - y1!) / (y2! - y1!)) * (x2! - x1!))
      .sort((a, b) => a - b);
    let passed = 0;
    for (let c = 0; c < CELLS; c++) {
      const lon = west + (c + 0.5) * width;
      while (passed < crossings.length && crossings[passed]! <= lon) passed++;
      if (cells[r * CELLS + c] === 0) cells[r * CELLS + c] = passed % 2 === 1 ? INSIDE : OUTSIDE;
    }
  }

  const relate = (shape: StoredShape): Relation => {
    const positions = positionsOf(shape);
    let [x1, y1, x2, y2] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [x, y] of positions) {
      x1 = Math.min(x1, x!);
      x2 = Math.max(x2, x!);
      y1 = Math.min(y1, y!);
      y2 = Math.max(y2, y!);
    }
    if (x2 < west || x1 > east || y2 < south || y1 > north) return 'outside';
    const within = x1 >= west && x2 <= east && y1 >= south && y2 <= north;
    let states = within ? 0 : OUTSIDE;
    for (let r = clamp(row(y1)); r <= clamp(row(y2)) && states !== MIXED; r++) {
      for (let c = clamp(column(x1)); c <= clamp(column(x2)); c++) states |= cells[r * CELLS + c]!;
    }
    if (states === INSIDE) return 'inside';
    if (states === OUTSIDE) return 'outside';
    const inside = positions.filter(contains).length;
    if (inside === positions.length) return 'inside';
    return inside > 0 || booleanIntersects(shape, boundary) ? 'crossing' : 'outside';
  };
  return { bounds, boundary, edges, contains, relate };
}
