import { scaleEnergy } from '../base/format.ts';
import type { Explanation } from './explanation.ts';

export const HEIGHT = 196;

export interface ResultProps {
  result: Explanation;
}

/** A divisor and unit that make all of these energies readable together. */
export const energyScale = (values: readonly number[]) => {
  const largest = Math.max(...values, 1);
  const { value, unit } = scaleEnergy(largest);
  return { divisor: largest / value, unit };
};
