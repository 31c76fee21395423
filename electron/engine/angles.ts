/** Radians in a degree. */
export const RAD = Math.PI / 180;

/** Degrees in a radian. */
export const DEG = 180 / Math.PI;

/** Cosine of an angle in degrees. */
export const cosd = (deg: number): number => Math.cos(deg * RAD);

/** Sine of an angle in degrees. */
export const sind = (deg: number): number => Math.sin(deg * RAD);

/** Tangent of an angle in degrees. */
export const tand = (deg: number): number => Math.tan(deg * RAD);

/** The same direction as an angle in [0, 360). */
export function wrap360(deg: number): number {
  const rest = deg % 360;
  const turned = rest < 0 ? rest + 360 : rest;
  // A negative angle too small to count rounds to the full circle.
  return turned === 360 ? 0 : turned;
}

/** `value`, or the nearer end of [low, high]; NaN stays NaN. */
export const clamp = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, value));
