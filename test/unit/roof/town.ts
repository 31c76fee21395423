import type { LocalPlane } from '../../../electron/engine/local-plane.ts';
import { prismsOf } from '../../../electron/engine/roof/town.ts';
import type { Block } from './dense.ts';

/** Metres as they are. */
const METRES: LocalPlane = {
  metres: ([x = 0, y = 0]) => [x, y],
  position: ([x, y]) => [x, y],
};

/** A rectangle about a place, turned by an angle (radians, counterclockwise), its corners counterclockwise. */
export function rectangle(x: number, y: number, width: number, depth: number, turn = 0): [number, number][] {
  const [c, s] = [Math.cos(turn), Math.sin(turn)];
  return [
    [-width, -depth],
    [width, -depth],
    [width, depth],
    [-width, depth],
  ].map(([u, v]) => [x + (u! * c - v! * s) / 2, y + (u! * s + v! * c) / 2]);
}

/** An L about a place: a square with a quarter of it missing in the north-east. */
export const corner = (x: number, y: number, side: number): [number, number][] =>
  [
    [-1, -1],
    [1, -1],
    [1, 0],
    [0, 0],
    [0, 1],
    [-1, 1],
  ].map(([u, v]) => [x + (u! * side) / 2, y + (v! * side) / 2]);

export const prismsOfBlocks = (blocks: readonly Block[], spreadM = 0) =>
  prismsOf(
    blocks.map(({ ring, topM }) => ({
      geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]!]] },
      lowM: topM - spreadM,
      topM,
      highM: topM + spreadM,
    })),
    METRES,
  );

/** Numbers between 0 and 1 that are the same in every run. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x80000000;
  };
}
