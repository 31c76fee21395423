import { checked } from '../../shared/checked.ts';
import type { SiteFields } from '../../shared/domain.ts';
import { type ArraySpec, arraySchema } from '../../shared/yield.ts';
import { admitArray } from './array/admit.ts';
import { capacityKwp } from './capacity.ts';
import { mountingOf } from './site-equipment.ts';

/**
 * The array a site stands for. Rows shade each other; modules in a roof's plane do not. Backs of modules that lean on
 * each other see no light.
 * @throws PlannerError `input.invalid` naming the field that the yield model cannot take; see `admitArray`
 */
export function arrayOf(site: Omit<SiteFields, 'name' | 'geometry'> & { capacityKwp: number }): ArraySpec {
  const tracker = site.mount === 'single-axis-tracker';
  const array = checked(arraySchema, {
    mount: site.mount,
    mounting: mountingOf(site),
    twoFaces: site.twoFaces,
    tiltDeg: site.tiltDeg,
    azimuthDeg: site.azimuthDeg,
    capacityKwp: site.capacityKwp,
    ...(site.gcr !== null && {
      gcr: site.gcr,
      rowShading: true,
      bifaciality: site.twoFaces ? 0 : (site.agrivoltaic?.bifaciality ?? 0),
    }),
    ...(tracker && { axisAzimuthDeg: site.azimuthDeg }),
  });
  admitArray(array);
  return array;
}

/**
 * Adds the power a site's area and settings make, after checking that it can be estimated.
 * @throws PlannerError `input.invalid`
 */
export function withPower<F extends SiteFields & { areaM2: number }>(fields: F): F & { capacityKwp: number } {
  const site = { ...fields, capacityKwp: capacityKwp(fields) };
  arrayOf(site);
  return site;
}
