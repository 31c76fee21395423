import { HOURS_PER_YEAR } from '../../shared/weather.ts';
import { TOTALS } from '../engine/array/totals.ts';
import { runArray } from '../engine/yield.ts';
import type { Document } from '../store/document.ts';
import { arrayOf } from './estimator.ts';
import { type PreparedYear, preparedYear } from './prepared.ts';
import type { Session } from './session.ts';

/** Steps to which direction is rounded for the shape of the hours; the year's energy is the estimate's own. */
const TILT_STEP = 5;
const AZIMUTH_STEP = 10;

const shapes = new WeakMap<PreparedYear, Map<string, Float64Array>>();
const step = (value: number, by: number) => Math.round(value / by) * by;

/**
 * Adds a site's hours to `out`: the shape of an array like it, scaled to the energy its estimate gives.
 *
 * @param annualKwh from the estimate
 * @param out kWh of 8760 UTC hours
 */
export function addHours(
  session: Session,
  document: Document,
  site: Parameters<typeof arrayOf>[0],
  annualKwh: number,
  out: Float64Array,
): void {
  const year = preparedYear(session, document);
  const known = shapes.get(year) ?? new Map<string, Float64Array>();
  shapes.set(year, known);
  const array = arrayOf({
    ...site,
    capacityKwp: 1,
    tiltDeg: step(site.tiltDeg, TILT_STEP),
    azimuthDeg: step(site.azimuthDeg, AZIMUTH_STEP) % 360,
  });
  const key = JSON.stringify(array);
  let shape = known.get(key);
  if (!shape) {
    shape = new Float64Array(HOURS_PER_YEAR);
    runArray(year.sky, year.prepared, array, new Float64Array(TOTALS.length), 0, shape);
    const total = shape.reduce((sum, value) => sum + value, 0);
    if (total > 0) for (let i = 0; i < shape.length; i++) shape[i]! /= total;
    known.set(key, shape);
  }
  for (let i = 0; i < out.length; i++) out[i]! += shape[i]! * annualKwh;
}
