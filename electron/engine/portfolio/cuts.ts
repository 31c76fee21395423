/** Beyond its limit by less than this, relative, an hour keeps it: less than the grid check's own tolerance. */
const SLACK = 1e-7;
/** Of each month the hours that are furthest beyond. */
const PER_MONTH = 2;
const MONTH_HOURS = 730;

/**
 * Hours in which sites give more than may be given, the furthest beyond of each month.
 *
 * @param generation kWh of 8760 hours
 * @param allowed most of each hour
 * @returns none where every hour is kept
 */
export function tightHours(generation: Float64Array, allowed: Float64Array): number[] {
  const found: { hour: number; rate: number; month: number }[] = [];
  for (let hour = 0; hour < generation.length; hour++) {
    const most = allowed[hour]!;
    if (generation[hour]! <= most * (1 + SLACK)) continue;
    found.push({ hour, rate: generation[hour]! / most, month: Math.floor(hour / MONTH_HOURS) });
  }
  found.sort((a, b) => b.rate - a.rate);
  const taken = new Map<number, number>();
  return found.flatMap(({ hour, month }) => {
    const count = taken.get(month) ?? 0;
    taken.set(month, count + 1);
    return count < PER_MONTH ? [hour] : [];
  });
}
