import { civilHour } from '../../../shared/civil-time.ts';
import type { GridClass } from '../../../shared/grid.ts';
import type { DeviceHosting } from '../../../shared/grid-figures.ts';
import type { Day } from '../load/calendar.ts';
import { gradeOf, openCapacity } from './device-hosting.ts';

/** Hours about noon, Beijing time, among which the typical one is. */
const NOON = [11, 12, 13];

/**
 * The typical time by DL/T 2041—2025, as implemented here: of the working days of spring and autumn the hour about noon
 * in which distributed generation gives most.
 *
 * @param days the civil days of the year
 * @param perKwp kWh of 8760 UTC hours
 * @returns which UTC hour of the year
 */
export function typicalHourOf(days: readonly Day[], perKwp: Float64Array): number {
  let best = -1;
  for (let utc = 0; utc < perKwp.length; utc++) {
    const civil = civilHour(utc);
    const { season, type } = days[Math.floor(civil / 24)]!;
    if (type !== 'workday' || (season !== 'spring' && season !== 'autumn')) continue;
    if (!NOON.includes(civil % 24)) continue;
    if (best < 0 || perKwp[utc]! > perKwp[best]!) best = utc;
  }
  return best;
}

/** Largest simultaneous output over installed capacity; 1 where the sun never shines. */
export function maxOutputFactorOf(perKwp: Float64Array): number {
  const most = perKwp.reduce((a, b) => Math.max(a, b), 0);
  return most > 0 ? Math.min(1, most) : 1;
}

type Bounds = [number, number];

/**
 * Hosting of a county: what the transformers that feed it carry together, and no more than the figure the grid company
 * gives of the whole system, bound by bound.
 */
export function countyHosting(
  feeding: readonly Bounds[],
  systemMw: readonly [least: number | null, most: number | null],
): Bounds {
  const sum = (i: 0 | 1) => feeding.reduce((total, bounds) => total + bounds[i], 0);
  const most = Math.min(sum(1), systemMw[1] ?? Infinity);
  return [Math.min(sum(0), systemMw[0] ?? Infinity, most), most];
}

/** An object of the grid before it is graded. */
export interface Hosted {
  id: string;
  parentId: string | null;
  hostingMw: Bounds;
  connectedMw: number;
  filedMw: number;
}

/** What is open of each object and its grade, from the top down: one under a red object is red. */
export function graded<T extends Hosted>(
  objects: readonly T[],
): (T & Pick<DeviceHosting, 'openForConnectionMw' | 'openForFilingMw' | 'grade'>)[] {
  const byId = new Map(objects.map((each) => [each.id, each]));
  const grades = new Map<string, GridClass>();
  const gradeAt = (each: T): GridClass => {
    const known = grades.get(each.id);
    if (known) return known;
    const above = each.parentId === null ? undefined : byId.get(each.parentId);
    const open = openCapacity(each.hostingMw, each.connectedMw, each.filedMw);
    const grade = gradeOf(open, above && gradeAt(above));
    grades.set(each.id, grade);
    return grade;
  };
  return objects.map((each) => ({
    ...each,
    ...openCapacity(each.hostingMw, each.connectedMw, each.filedMw),
    grade: gradeAt(each),
  }));
}
