import type { LossStep, LossTree } from '../../../shared/yield.ts';

/** The loss tree's steps between the modules and the inverter, in the order the energy meets them. */
export const DC_LOSSES = [
  'soiling',
  'shading',
  'snow',
  'mismatch',
  'wiring',
  'connections',
  'lightInducedDegradation',
  'nameplate',
  'age',
] as const satisfies readonly (keyof LossTree)[];

/** The steps behind the inverter. Time out of service counts here: what is not running is not clipped either. */
export const AC_LOSSES = [
  'acCables',
  'transformer',
  'availability',
] as const satisfies readonly (keyof LossTree)[];

/**
 * Losses of some steps as one fraction, 1 − Π(1 − f).
 *
 * Source: Dobos, A. P. (2014), PVWatts Version 5 Manual, NREL/TP-6A20-62641, equation 7.
 */
export function lossFractionOf(tree: LossTree, steps: readonly (keyof LossTree)[]): number {
  let kept = 1;
  for (const name of steps) kept *= 1 - tree[name];
  return 1 - kept;
}

/**
 * The loss tree of an array whose surroundings or neighbours are worked out hour by hour: a flat share for shade beside
 * that would count the same shade twice.
 */
export const withoutShading = (tree: LossTree): LossTree => ({ ...tree, shading: 0 });

/**
 * How far each named step brings energy down from what the plane receives to what the plant delivers.
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

/** Levels of energy from `energy` down through some steps of a loss tree. */
export function treeLevels(
  energy: number,
  tree: LossTree,
  steps: readonly (keyof LossTree)[],
): [string, number][] {
  const levels: [string, number][] = [];
  let left = energy;
  for (const name of steps) {
    left *= 1 - tree[name];
    levels.push([name, left]);
  }
  return levels;
}
