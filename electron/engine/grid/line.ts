/** A place on a plane, metres. */
export interface Place {
  xM: number;
  yM: number;
}

export const distanceM = (a: Place, b: Place): number => Math.hypot(a.xM - b.xM, a.yM - b.yM);

/** Length of a line through places, metres. */
export function lineLengthM(line: readonly Place[]): number {
  let length = 0;
  for (let i = 1; i < line.length; i++) length += distanceM(line[i - 1]!, line[i]!);
  return length;
}

/**
 * The place on a line that is nearest to another place.
 *
 * @returns how far along the line from its first end it lies, and how far away from the place, metres
 */
export function footOn(line: readonly Place[], at: Place): { alongM: number; awayM: number } {
  let best = { alongM: 0, awayM: line.length > 0 ? distanceM(line[0]!, at) : Infinity };
  let before = 0;
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1]!, line[i]!];
    const [dx, dy] = [b.xM - a.xM, b.yM - a.yM];
    const square = dx * dx + dy * dy;
    const share = square > 0 ? ((at.xM - a.xM) * dx + (at.yM - a.yM) * dy) / square : 0;
    const part = Math.min(1, Math.max(0, share));
    const awayM = Math.hypot(a.xM + part * dx - at.xM, a.yM + part * dy - at.yM);
    const length = Math.sqrt(square);
    if (awayM < best.awayM) best = { alongM: before + part * length, awayM };
    before += length;
  }
  return best;
}

/** The place so far along a line from its first end, metres; its last end beyond that. */
export function placeAlong(line: readonly Place[], alongM: number): Place {
  let left = alongM;
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1]!, line[i]!];
    const length = distanceM(a, b);
    if (left <= length) {
      const share = length > 0 ? left / length : 0;
      return { xM: a.xM + share * (b.xM - a.xM), yM: a.yM + share * (b.yM - a.yM) };
    }
    left -= length;
  }
  return line.at(-1)!;
}
