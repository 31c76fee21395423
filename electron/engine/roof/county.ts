import { metresPerDegree } from '../../../shared/geodesy.ts';
import { localPlane } from '../local-plane.ts';
import type { Prisms } from './prisms.ts';
import { REACH_M } from './survey.ts';
import { boxInto } from './town.ts';

/**
 * The buildings of a county, or of part of it, over memory that threads can share; rings as in `Prisms`, corners in
 * degrees. Buildings lie sorted by square of the county.
 */
export interface County {
  count: number;
  ids: Float64Array;
  lon: Float64Array;
  lat: Float64Array;
  ringStart: Int32Array;
  firstRing: Int32Array;
  /** Heights over the ground, metres. */
  lowM: Float64Array;
  topM: Float64Array;
  highM: Float64Array;
  /** Ground under each, metres; 0 where no terrain is known. */
  groundM: Float64Array;
  /** Place of each building's class among the classes. */
  kind: Uint8Array;
  /** Direction the lower side of a pitched roof faces, degrees; NaN for a flat one. */
  azimuthDeg: Float64Array;
  /** West, south, east and north of each, degrees. */
  box: Float64Array;
  squares: Squares;
}

/**
 * Equal squares over a county, numbered row by row from the south-west. Buildings larger than a square are in none of
 * them: they lie behind all others and are looked at wherever anything is.
 */
export interface Squares {
  west: number;
  south: number;
  /** Side in degrees. */
  lonDeg: number;
  latDeg: number;
  columns: number;
  rows: number;
  /** Where the buildings of each square begin; one more than there are squares. */
  start: Int32Array;
}

/** Side of a square, metres; of fewer squares where a county is so large that they would be too many. */
const SQUARE_M = 400;
const MOST_SQUARES = 400_000;

/**
 * Sorts buildings into squares.
 * @param box west, south, east and north of each, degrees
 * @returns the squares, and the buildings' places in the order they lie in them
 */
export function sortIntoSquares(box: Float64Array): { squares: Squares; order: Int32Array } {
  const count = box.length / 4;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < count; i++) {
    const at = 4 * i;
    const [w, s, e, n] = [box[at]!, box[at + 1]!, box[at + 2]!, box[at + 3]!];
    west = Math.min(west, w);
    south = Math.min(south, s);
    east = Math.max(east, e);
    north = Math.max(north, n);
  }
  const per = metresPerDegree((south + north) / 2);
  let [lonDeg, latDeg] = [SQUARE_M / per.east, SQUARE_M / per.north];
  const many = ((east - west) / lonDeg + 1) * ((north - south) / latDeg + 1);
  if (many > MOST_SQUARES) {
    lonDeg *= Math.sqrt(many / MOST_SQUARES);
    latDeg *= Math.sqrt(many / MOST_SQUARES);
  }
  const columns = Math.floor((east - west) / lonDeg) + 1;
  const rows = Math.floor((north - south) / latDeg) + 1;
  const square = new Int32Array(count);
  const start = new Int32Array(new SharedArrayBuffer(4 * (columns * rows + 1)));
  for (let i = 0; i < count; i++) {
    const at = 4 * i;
    if (box[at + 2]! - box[at]! > lonDeg || box[at + 3]! - box[at + 1]! > latDeg) {
      square[i] = -1;
      continue;
    }
    const column = Math.floor(((box[at]! + box[at + 2]!) / 2 - west) / lonDeg);
    const row = Math.floor(((box[at + 1]! + box[at + 3]!) / 2 - south) / latDeg);
    square[i] = row * columns + column;
    start[square[i]! + 1]!++;
  }
  for (let i = 0; i < columns * rows; i++) start[i + 1]! += start[i]!;
  const next = start.slice();
  const order = new Int32Array(count);
  let last = start[columns * rows]!;
  for (let i = 0; i < count; i++) order[square[i]! < 0 ? last++ : next[square[i]!]!++] = i;
  return { squares: { west, south, lonDeg, latDeg, columns, rows, start }, order };
}

/** Calls with every building that may lie within reach of a box, its own ones included. */
export function eachNear(
  { squares, count }: Pick<County, 'squares' | 'count'>,
  [west, south, east, north]: readonly number[],
  reachLonDeg: number,
  reachLatDeg: number,
  use: (index: number) => void,
): void {
  const { columns, rows, lonDeg, latDeg, start } = squares;
  // A building reaches at most half a square beyond the one that its middle lies in.
  const [overLonDeg, overLatDeg] = [lonDeg / 2, latDeg / 2];
  const held = (value: number, most: number) => Math.max(0, Math.min(most, Math.floor(value)));
  const left = held((west! - reachLonDeg - overLonDeg - squares.west) / lonDeg, columns - 1);
  const right = held((east! + reachLonDeg + overLonDeg - squares.west) / lonDeg, columns - 1);
  const bottom = held((south! - reachLatDeg - overLatDeg - squares.south) / latDeg, rows - 1);
  const top = held((north! + reachLatDeg + overLatDeg - squares.south) / latDeg, rows - 1);
  for (let row = bottom; row <= top; row++) {
    const from = start[row * columns + left]!;
    const to = start[row * columns + right + 1]!;
    for (let index = from; index < to; index++) use(index);
  }
  for (let index = start[columns * rows]!; index < count; index++) use(index);
}

/** Part of a county on a plane of its own, in metres. */
export interface Quarter {
  prisms: Prisms;
  /** Place in the county of each building of the part. */
  members: number[];
  /** Where the plane's origin lies. */
  longitudeDeg: number;
  latitudeDeg: number;
}

/** The buildings that stand within reach of some, laid on a plane; those come first. */
export function quarterOf(county: County, wanted: readonly number[]): Quarter {
  const around = [Infinity, Infinity, -Infinity, -Infinity];
  for (const index of wanted) {
    const at = 4 * index;
    around[0] = Math.min(around[0]!, county.box[at]!);
    around[1] = Math.min(around[1]!, county.box[at + 1]!);
    around[2] = Math.max(around[2]!, county.box[at + 2]!);
    around[3] = Math.max(around[3]!, county.box[at + 3]!);
  }
  const [west, south, east, north] = around as [number, number, number, number];
  const [longitudeDeg, latitudeDeg] = [(west + east) / 2, (south + north) / 2];
  const per = metresPerDegree(latitudeDeg);
  const [reachLon, reachLat] = [REACH_M / per.east, REACH_M / per.north];
  const members = [...wanted];
  const first = new Set(wanted);
  const { box } = county;
  eachNear(county, around, reachLon, reachLat, (index) => {
    const at = 4 * index;
    if (box[at]! > east + reachLon || box[at + 2]! < west - reachLon) return;
    if (box[at + 1]! > north + reachLat || box[at + 3]! < south - reachLat) return;
    if (!first.has(index)) members.push(index);
  });
  return { prisms: laidOut(county, members, longitudeDeg, latitudeDeg), members, longitudeDeg, latitudeDeg };
}

/** Some buildings of a county on a plane about a place. */
export function laidOut(
  county: County,
  members: readonly number[],
  longitudeDeg: number,
  latitudeDeg: number,
): Prisms {
  let [corners, rings] = [0, 0];
  for (const index of members) {
    const [from, to] = [county.firstRing[index]!, county.firstRing[index + 1]!];
    rings += to - from;
    corners += county.ringStart[to]! - county.ringStart[from]!;
  }
  const heights = (of: Float64Array) =>
    Float64Array.from(members, (index) => of[index]! + county.groundM[index]!);
  const prisms: Prisms = {
    count: members.length,
    x: new Float64Array(corners),
    y: new Float64Array(corners),
    ringStart: new Int32Array(rings + 1),
    firstRing: new Int32Array(members.length + 1),
    lowM: heights(county.lowM),
    topM: heights(county.topM),
    highM: heights(county.highM),
    box: new Float64Array(4 * members.length),
  };
  const plane = localPlane(longitudeDeg, latitudeDeg);
  const [east, north] = plane.metres([longitudeDeg + 1, latitudeDeg + 1]);
  let [corner, ring] = [0, 0];
  for (const [place, index] of members.entries()) {
    for (let r = county.firstRing[index]!; r < county.firstRing[index + 1]!; r++) {
      for (let i = county.ringStart[r]!; i < county.ringStart[r + 1]!; i++) {
        prisms.x[corner] = (county.lon[i]! - longitudeDeg) * east;
        prisms.y[corner++] = (county.lat[i]! - latitudeDeg) * north;
      }
      prisms.ringStart[++ring] = corner;
    }
    prisms.firstRing[place + 1] = ring;
    boxInto(prisms, place);
  }
  return prisms;
}
