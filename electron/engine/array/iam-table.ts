import { iamPhysicalCos } from './iam.ts';

/** Intervals of the table over cosines of incidence 0…1. */
export const IAM_STEPS = 1024;

let table: Float64Array | null = null;

/**
 * Cosine of incidence times the physical incidence modifier of plain glass, at `i / IAM_STEPS`.
 *
 * Beam light enters the chain only as this product. Interpolated linearly it is within 2e-6 of
 * `iamPhysicalCos`, for the price of two reads.
 *
 * @returns IAM_STEPS + 2 values, the last repeated so that cosine 1 can be interpolated too
 */
export function iamTable(): Float64Array {
  if (!table) {
    table = new Float64Array(IAM_STEPS + 2);
    for (let i = 0; i <= IAM_STEPS; i++) table[i] = (i / IAM_STEPS) * iamPhysicalCos(i / IAM_STEPS);
    table[IAM_STEPS + 1] = table[IAM_STEPS]!;
  }
  return table;
}
