import type { PathPoint } from '../../../shared/carbon.ts';

/**
 * The dated points of a grid's factor in order, the known one first; planned points not after it are left out.
 *
 * @param known newest published factor, kgCO2/kWh
 * @param planned points in any order, kgCO2/kWh; of two for one year the later one counts
 */
export function gridPath(known: PathPoint, planned: readonly PathPoint[]): PathPoint[] {
  const byYear = new Map(planned.filter(({ year }) => year > known.year).map((point) => [point.year, point]));
  return [known, ...[...byYear.values()].sort((a, b) => a.year - b.year)];
}

/**
 * Grid factor in a year: straight lines between the points, constant before the first and after the last.
 *
 * @param path from `gridPath`
 * @returns kgCO2/kWh
 */
export function factorInYear(path: readonly PathPoint[], year: number): number {
  const next = path.findIndex((point) => point.year >= year);
  if (next === -1) return path[path.length - 1]!.factorKgKwh;
  if (next === 0) return path[0]!.factorKgKwh;
  const [from, to] = [path[next - 1]!, path[next]!];
  const weight = (year - from.year) / (to.year - from.year);
  return from.factorKgKwh * (1 - weight) + to.factorKgKwh * weight;
}
