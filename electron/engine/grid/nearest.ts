import { distanceM, type Place } from './line.ts';

/**
 * Finds the nearest of many places within a reach, by cells as wide as that: of those equally near the first.
 *
 * @param reachM above zero
 */
export function nearestWithin<T extends Place>(
  places: readonly T[],
  reachM: number,
): (at: Place) => T | null {
  const cells = new Map<string, number[]>();
  const cell = (metres: number) => Math.floor(metres / reachM);
  for (const [index, { xM, yM }] of places.entries()) {
    const key = `${cell(xM)},${cell(yM)}`;
    const known = cells.get(key);
    if (known) known.push(index);
    else cells.set(key, [index]);
  }
  return (at) => {
    let best = -1;
    let bestM = reachM;
    for (let x = cell(at.xM) - 1; x <= cell(at.xM) + 1; x++) {
      for (let y = cell(at.yM) - 1; y <= cell(at.yM) + 1; y++) {
        for (const index of cells.get(`${x},${y}`) ?? []) {
          const awayM = distanceM(places[index]!, at);
          if (awayM < bestM || (awayM === bestM && (best < 0 || index < best)))
            [best, bestM] = [index, awayM];
        }
      }
    }
    return best < 0 ? null : places[best]!;
  };
}
