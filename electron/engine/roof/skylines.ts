import type { RoofCells } from './cells.ts';
import { apartM, CASES, type Prisms, raiseByPrism, skylineRoom } from './prisms.ts';
import { DIRECTIONS } from './sun-bins.ts';
import type { RoofAsked } from './survey-asked.ts';

/** From so many times the roof's half diagonal on, and at least so far, all points see a building alike. */
const FAR_TIMES = 6;

const FAR_M = 40;

/** Buildings that stay below this tangent, a quarter of a degree, take nothing that counts. */
const LEAST_TANGENT = 0.004;

/** Of every so many points one is also looked at with all heights as low and as high as they may be. */
export const SPREAD_EVERY = 4;

/** Room for the skylines of one roof, used again for the next. */
let room: Float32Array = new Float32Array();

/** Skylines of all cells' points, {@link CASES} for each. */
export function skylinesOf(
  prisms: Prisms,
  { index, around, terrain }: RoofAsked,
  cells: RoofCells,
  heightAt: (x: number, y: number) => number,
): Float32Array {
  const at = 4 * index;
  const { box } = prisms;
  const middle = [(box[at]! + box[at + 2]!) / 2, (box[at + 1]! + box[at + 3]!) / 2] as const;
  const radius = Math.hypot(box[at + 2]! - box[at]!, box[at + 3]! - box[at + 1]!) / 2;
  const level = heightAt(...middle);
  let lowest = level;
  for (let i = 0; i < cells.count; i++) lowest = Math.min(lowest, heightAt(cells.x[i]!, cells.y[i]!));
  const shared = skylineRoom();
  if (terrain) for (let k = 0; k < CASES; k++) shared.set(terrain, k * DIRECTIONS);
  const near: number[] = [];
  for (const other of around) {
    const apart = apartM(prisms, index, other);
    if (prisms.highM[other]! - lowest <= LEAST_TANGENT * apart) continue;
    if (apart > Math.max(FAR_M, FAR_TIMES * radius)) raiseByPrism(prisms, other, ...middle, level, shared);
    else near.push(other);
  }
  const length = cells.count * CASES * DIRECTIONS;
  if (room.length < length) room = new Float32Array(length);
  const skylines = room.subarray(0, length).fill(0);
  for (let i = 0; i < cells.count; i++) {
    const place = i * CASES * DIRECTIONS;
    skylines.set(shared, place);
    const [x, y] = [cells.x[i]!, cells.y[i]!];
    const z = heightAt(x, y);
    const spread = i % SPREAD_EVERY === 0;
    for (const other of near) raiseByPrism(prisms, other, x, y, z, skylines, place, spread);
  }
  return skylines;
}
