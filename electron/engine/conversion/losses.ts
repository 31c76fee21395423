import type { LossStep, LossTree } from '../../../shared/yield.ts';

/** The loss tree's steps in the order the energy meets them. */
export const LOSS_ORDER = [
  'soiling',
  'shading',
  'snow',
  'mismatch',
  'wiring',
  'connections',
  'lightInducedDegradation',
  'nameplate',
  'age',
  'availability',
] as const satisfies readonly (keyof LossTree)[];

/**
 * All DC losses as one fraction, 1 − Π(1 − f).
 *
 * Source: Dobos, A. P. (2014), PVWatts Version 5 Manual, NREL/TP-6A20-62641, equation 7.
 */
export function totalLossFraction(tree: LossTree): number {
  let kept = 1;
  for (const name of LOSS_ORDER) kept *= 1 - tree[name];
  return 1 - kept;
}

/**
 * How far each named step brings energy down from what the plane receives to what the inverter delivers.
 *
 * Steps take the differences of a descending row of energies, so that they add up to the whole drop.
 *
 * @param levels energy before the first step and after each, same unit, names of the steps
 * @returns steps as fractions of `start`, which sum to 1 − last/start
 */
export function lossSteps(start: number, levels: readonly (readonly [string, number])[]): LossStep[] {
  const steps: LossStep[] = [];
  let before = start;
  for (const [name, after] of levels) {
    steps.push({ name, fraction: start > 0 ? (before - after) / start : 0 });
    before = after;
  }
  return steps;
}

/** The loss tree's levels of energy, from `energy` down through every named step. */
export function treeLevels(energy: number, tree: LossTree): [string, number][] {
  const levels: [string, number][] = [];
  let left = energy;
  for (const name of LOSS_ORDER) {
    left *= 1 - tree[name];
    levels.push([name, left]);
  }
  return levels;
}
