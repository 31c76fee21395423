import { PlannerError } from '../../../shared/errors.ts';
import type { ArraySpec } from '../../../shared/yield.ts';

/**
 * Refuses arrays that cannot stand or whose light is not modelled.
 *
 * @throws PlannerError yield.tracker-on-roof for a tracker in a roof's plane; yield.tracker-two-faces for one whose
 *   modules stand back to back; yield.rear-needs-rows for a rear side
 *   without rows, since only the light between rows that shade each other is known
 */
export function admitArray({ mount, mounting, bifaciality, gcr, rowShading, twoFaces }: ArraySpec): void {
  if (mount === 'single-axis-tracker' && mounting !== 'rack') {
    throw new PlannerError('yield.tracker-on-roof', {}, { field: 'array.mounting' });
  }
  if (twoFaces && mount === 'single-axis-tracker') {
    throw new PlannerError('yield.tracker-two-faces', {}, { field: 'array.twoFaces' });
  }
  if (bifaciality > 0 && (twoFaces || !(rowShading && gcr !== undefined))) {
    throw new PlannerError('yield.rear-needs-rows', {}, { field: 'array.bifaciality' });
  }
}
