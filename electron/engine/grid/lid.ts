/**
 * Largest simultaneous output that is left where a share of the energy is given up, hour by hour above a lid.
 *
 * @param perKw output of one kW in each hour
 */
export function lidFor(perKw: Float64Array, share: number): number {
  const sorted = Float64Array.from(perKw).sort().reverse();
  const total = sorted.reduce((a, b) => a + b, 0);
  const most = share * total;
  let [above, sum] = [0, 0];
  for (let i = 0; i < sorted.length; i++) {
    const next = sorted[i]!;
    // A lid at the next output gives up what the higher ones are above it.
    if (sum - above * next > most) return (sum - most) / above;
    above++;
    sum += next;
  }
  return share >= 1 || total === 0 ? 0 : (sum - most) / above;
}

/**
 * Share of the energy that is given up where output is held down to a lid.
 *
 * @param perKw output of one kW in each hour
 */
export function shareAbove(perKw: Float64Array, lid: number): number {
  let [above, total] = [0, 0];
  for (const kw of perKw) {
    total += kw;
    if (kw > lid) above += kw - lid;
  }
  return total > 0 ? above / total : 0;
}

/**
 * Largest simultaneous output that is left where output is held down in a share of the year's hours, those with most.
 *
 * @param perKw output of one kW in each hour
 */
export function lidForHours(perKw: Float64Array, share: number): number {
  const sorted = Float64Array.from(perKw).sort().reverse();
  const held = Math.min(sorted.length, Math.floor(share * sorted.length + 1e-9));
  return sorted[held] ?? 0;
}
