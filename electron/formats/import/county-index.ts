import type { Position } from 'geojson';
import type { Area, Bounds } from '../../../shared/geometry.ts';
import type { StoredShape } from './shapes.ts';
import { edgesOf, linesOf, polygonsOf, positionsOf } from './shapes.ts';

type Relation = 'inside' | 'crossing' | 'outside';

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
  const contains = (position: readonly number[]): boolean => {
    const [x, y] = position as [number, number];
    if (x < west || x > east || y < south || y > north) return false;
    const cell = cells[clamp(row(y)) * CELLS + clamp(column(x))];
    return cell === MIXED || cell === 0 ? within(x, y) : cell === INSIDE;
  };
  const within = (x: number, y: number): boolean => {
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
    return inside > 0 || touches(shape, edges) ? 'crossing' : 'outside';
  };
  return { bounds, boundary, edges, contains, relate };
}

/** Whether a shape without a corner in the county reaches into it: edges cross, or it lies about the county. */
function touches(shape: StoredShape, edges: CountyIndex['edges']): boolean {
  const [first] = edges[0]!;
  let about = false;
  const lines = [...polygonsOf(shape).flat(), ...linesOf(shape)];
  for (const line of lines) {
    for (let i = 1; i < line.length; i++) {
      const [[x1, y1], [x2, y2]] = [line[i - 1]!, line[i]!] as [[number, number], [number, number]];
      if (y1 > first[1]! !== y2 > first[1]! && first[0]! < x1 + ((first[1]! - y1) / (y2 - y1)) * (x2 - x1))
        about = !about;
      for (const [[x3, y3], [x4, y4]] of edges as [[number, number], [number, number]][]) {
        if ((x1 < x3 && x1 < x4 && x2 < x3 && x2 < x4) || (x1 > x3 && x1 > x4 && x2 > x3 && x2 > x4))
          continue;
        if ((y1 < y3 && y1 < y4 && y2 < y3 && y2 < y4) || (y1 > y3 && y1 > y4 && y2 > y3 && y2 > y4))
          continue;
        const [dx, dy, ex, ey] = [x2 - x1, y2 - y1, x4 - x3, y4 - y3];
        const from = dx * (y3 - y1) - dy * (x3 - x1);
        const to = dx * (y4 - y1) - dy * (x4 - x1);
        if (from * to > 0) continue;
        if ((ex * (y1 - y3) - ey * (x1 - x3)) * (ex * (y2 - y3) - ey * (x2 - x3)) <= 0) return true;
      }
    }
  }
  return about && polygonsOf(shape).length > 0;
}
