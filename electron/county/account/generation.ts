import { HOURS_PER_YEAR } from '../../../shared/weather.ts';
import { TOTALS } from '../../engine/array/totals.ts';
import { arrayOf } from '../../engine/site-array.ts';
import { runArray } from '../../engine/yield.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { keptWhile } from '../../store/kept.ts';
import { preparedYear } from '../weather/prepared.ts';

/** Steps to which direction is rounded for the shape of the hours; the year's energy is the estimate's own. */
const TILT_STEP = 5;
const AZIMUTH_STEP = 10;

const step = (value: number, by: number) => Math.round(value / by) * by;

/** A site, or what is built like one, and its energy. */
interface Made {
  site: Parameters<typeof arrayOf>[0];
  annualKwh: number;
}

export interface Generation {
  /** Share of its year's energy that a site like this gives in each of 8760 UTC hours. */
  shapeOf(site: Made['site']): Float64Array;
  /** Adds a share of the hours of sites to `out`: kWh of 8760 UTC hours. */
  add(made: Iterable<Made>, out: Float64Array, share?: number): void;
}

/**
 * How sites of the active scenario generate hour by hour: each with the shape of an array like it, scaled to the energy
 * its estimate gives. Shapes are kept as long as the weather and the equipment stay.
 */
export function generationOf(session: Session, document: Document): Generation {
  const year = preparedYear(session, document);
  const known = keptWhile(document, generationOf, year, () => new Map<string, Float64Array>());
  const shapeOf = (site: Made['site']): Float64Array => {
    const tiltDeg = step(site.tiltDeg, TILT_STEP);
    const azimuthDeg = step(site.azimuthDeg, AZIMUTH_STEP) % 360;
    const { mount, gcr, agrivoltaic, module, inverter, mounting, twoFaces, kind } = site;
    const rear = agrivoltaic?.bifaciality;
    const key = JSON.stringify([
      mount,
      tiltDeg,
      azimuthDeg,
      gcr,
      rear,
      module,
      inverter,
      mounting,
      twoFaces,
      kind,
    ]);
    let shape = known.get(key);
    if (!shape) {
      shape = new Float64Array(HOURS_PER_YEAR);
      const array = arrayOf({ ...site, capacityKwp: 1, tiltDeg, azimuthDeg });
      const { prepared } = year.equipped(site);
      runArray(year.sky, prepared, array, new Float64Array(TOTALS.length), 0, shape);
      const total = shape.reduce((sum, value) => sum + value, 0);
      if (total > 0) for (let i = 0; i < shape.length; i++) shape[i]! /= total;
      known.set(key, shape);
    }
    return shape;
  };
  return {
    shapeOf,
    add(made, out, share = 1) {
      const alike = new Map<Float64Array, number>();
      for (const { site, annualKwh } of made) {
        const shape = shapeOf(site);
        alike.set(shape, (alike.get(shape) ?? 0) + annualKwh * share);
      }
      for (const [shape, annualKwh] of alike) {
        for (let i = 0; i < out.length; i++) out[i]! += shape[i]! * annualKwh;
      }
    },
  };
}
