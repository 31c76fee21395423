/** How close an answer must come, as the family's file states it. */
export interface Tolerance {
  /** Absolute difference allowed: for every quantity, or by name. */
  abs?: number | Record<string, number>;
  /** Difference allowed as a share of the reference. */
  rel?: number;
  /** Absolute difference that is enough whatever the share. */
  absFloor?: number;
}

/**
 * Why an answer is not close enough, or null when it is.
 *
 * A reference of null means that the peer has no number there: ours must not have one either.
 */
export function mismatch(
  name: string,
  expected: number | null,
  ours: number | null | undefined,
  tolerance: Tolerance,
): string | null {
  if (ours === undefined) return `${name}: no answer`;
  const none = ours === null || Number.isNaN(ours);
  if (expected === null) return none ? null : `${name}: expected no number, got ${ours}`;
  if (none) return `${name}: expected ${expected}, got no number`;
  const difference = Math.abs(ours - expected);
  const { abs, rel, absFloor } = tolerance;
  const absolute = typeof abs === 'number' ? abs : abs?.[name];
  const allowed = Math.max(absolute ?? 0, rel === undefined ? 0 : rel * Math.abs(expected), absFloor ?? 0);
  if (absolute === undefined && rel === undefined) return `${name}: no tolerance stated`;
  return difference <= allowed ? null : `${name}: expected ${expected}, got ${ours}, off by ${difference}`;
}
