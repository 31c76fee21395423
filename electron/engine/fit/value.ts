/** How a measured indicator becomes a value between 0 (worst) and 1 (best). */
export interface ValueFunction {
  shape: 'linear' | 'step';
  /** `[measured, value]`, measured ascending. Linear joins them; a step holds each value from its point on. */
  points: [measured: number, value: number][];
}

/**
 * Value of a measurement: 0…1.
 *
 * @param measured in the unit of the function's points; beyond the ends the end's value holds
 * Source: piecewise-linear value functions, Belton, V. and Stewart, T. J. (2002), Multiple Criteria Decision
 * Analysis, chapter 5.
 */
export function valueAt(measured: number, { shape, points }: ValueFunction): number {
  let before = points[0]!;
  if (measured <= before[0]) return before[1];
  for (let i = 1; i < points.length; i++) {
    const point = points[i]!;
    if (measured < point[0]) {
      if (shape === 'step') return before[1];
      return before[1] + ((measured - before[0]) / (point[0] - before[0])) * (point[1] - before[1]);
    }
    before = point;
  }
  return before[1];
}
