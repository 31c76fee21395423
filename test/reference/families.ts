import { cosd } from '../../electron/engine/angles.ts';
import { groundSkyView } from '../../electron/engine/array/ground-under-rows.ts';
import { iamPhysical } from '../../electron/engine/array/iam.ts';
import { incidenceDeg } from '../../electron/engine/array/incidence.ts';
import { projectedSolarZenithDeg, singleAxis } from '../../electron/engine/array/tracking.ts';
import { faiman } from '../../electron/engine/conversion/cell-temperature.ts';
import { pvwattsDc } from '../../electron/engine/conversion/pvwatts.ts';
import { erbs } from '../../electron/engine/sky/erbs.ts';
import { absoluteAirmass, pressureAtElevation, relativeAirmass } from '../../electron/engine/sun/airmass.ts';
import { extraterrestrialNormal } from '../../electron/engine/sun/extraterrestrial.ts';
import { solarPosition } from '../../electron/engine/sun/spa.ts';
import { simulateYield } from '../../electron/engine/yield.ts';
import { arraySchema, equipmentSchema } from '../../shared/yield.ts';
import { noctSam, pvsyst, SAPM_OPEN_RACK, SAPM_ROOF_MOUNT, sapm } from './models/cell-temperature.ts';
import { clearSky } from './models/clear-sky.ts';
import { unshadedGroundFraction } from './models/ground-of-fields.ts';
import { iamAshrae, iamMartinRuiz } from './models/incidence-modifiers.ts';
import { infiniteSheds } from './models/infinite-sheds.ts';
import { pvwattsAc } from './models/pvwatts-ac.ts';
import { maskingAngleDeg, maskingAnglePassiasDeg, skyDiffuseLoss } from './models/row-views.ts';
import { skyPerez } from './models/sky-perez.ts';
import { beamOnPlane, groundReflected, skyHayDavies, skyIsotropic } from './models/transposition.ts';
import { readYear } from './year-csv.ts';

/** One case: names of quantities with their units, and numbers, lists of numbers, flags or words. */
export interface Case {
  // biome-ignore lint/suspicious/noExplicitAny: the families' schemas differ, each is known to its function below
  in: any;
  out: Record<string, number | null | (number | null)[]>;
}

/** What we answer to a case: the same names as in its `out`. */
export type Answer = Record<string, number | number[]>;

/** Our models behind each family, called with the constants its `note` names. */
export const families: Record<string, (given: Case['in'], folder: string) => Answer> = {
  'solar-position': (q) => {
    const { zenithDeg, apparentZenithDeg, azimuthDeg, equationOfTimeMin } = solarPosition(
      Date.parse(q.utc) / 1000,
      q,
    );
    return { zenithDeg, apparentZenithDeg, azimuthDeg, equationOfTimeMin };
  },

  'clear-sky': (q) => {
    const pressurePa = pressureAtElevation(q.elevationM);
    const extraterrestrialNormalWm2 = extraterrestrialNormal(q.dayOfYear);
    const relative = relativeAirmass(q.apparentZenithDeg);
    const absolute = absoluteAirmass(relative, pressurePa);
    return {
      pressurePa,
      extraterrestrialNormalWm2,
      relativeAirmass: relative,
      absoluteAirmass: absolute,
      ...clearSky(q.apparentZenithDeg, absolute, q.linkeTurbidity, q.elevationM, extraterrestrialNormalWm2),
    };
  },

  'decomposition-erbs': (q) => ({ ...erbs(q.ghiWm2, q.zenithDeg, extraterrestrialNormal(q.dayOfYear)) }),

  transposition: (q) => {
    const aoiDeg = incidenceDeg(q.tiltDeg, q.azimuthDeg, q.apparentZenithDeg, q.sunAzimuthDeg);
    const cosAoi = cosd(aoiDeg);
    const outside = extraterrestrialNormal(q.dayOfYear);
    const airmass = relativeAirmass(q.apparentZenithDeg);
    const { tiltDeg, dhiWm2, dniWm2, apparentZenithDeg } = q;
    return {
      aoiDeg,
      groundDiffuseWm2: groundReflected(q.ghiWm2, q.albedo, tiltDeg),
      beamWm2: beamOnPlane(dniWm2, cosAoi),
      skyIsotropicWm2: skyIsotropic(tiltDeg, dhiWm2),
      skyHayDaviesWm2: skyHayDavies(tiltDeg, cosAoi, dhiWm2, dniWm2, outside, apparentZenithDeg),
      skyPerezWm2: skyPerez(tiltDeg, cosAoi, dhiWm2, dniWm2, outside, apparentZenithDeg, airmass),
    };
  },

  'incidence-modifier': (q) => ({
    physical: iamPhysical(q.aoiDeg),
    ashrae: iamAshrae(q.aoiDeg, 0.05),
    martinRuiz: iamMartinRuiz(q.aoiDeg, 0.16),
  }),

  'cell-temperature': ({ poaWm2, airTemperatureC, windMs }) => ({
    faimanC: faiman(poaWm2, airTemperatureC, windMs, 25, 6.84),
    sapmOpenRackC: sapm(poaWm2, airTemperatureC, windMs, SAPM_OPEN_RACK),
    sapmRoofMountC: sapm(poaWm2, airTemperatureC, windMs, SAPM_ROOF_MOUNT),
    pvsystFreestandingC: pvsyst(poaWm2, airTemperatureC, windMs, 29, 0, 0.1, 0.9),
    noctSamC: noctSam(poaWm2, airTemperatureC, windMs, 45, 0.2),
  }),

  pvwatts: (q) => {
    const pdcW = pvwattsDc(q.effectiveIrradianceWm2, q.cellTemperatureC, q.pdc0W, q.gammaPdcPerK);
    return {
      pdcW,
      pacW: pvwattsAc(pdcW, q.pdc0W / q.dcAcRatio / q.nominalInverterEfficiency, q.nominalInverterEfficiency),
    };
  },

  'single-axis-tracking': (q) => ({ ...singleAxis(q.apparentZenithDeg, q.sunAzimuthDeg, q) }),

  'infinite-sheds': (q) => {
    const { poaFrontWm2, poaBackWm2, poaGlobalWm2, shadedFractionFront } = infiniteSheds(q);
    return { poaFrontWm2, poaBackWm2, poaGlobalWm2, shadedFractionFront };
  },

  'ground-under-rows': (q) => ({
    skyViewFactor: q.x.map((x: number) => groundSkyView(x, q.rotationDeg, q.gcr, q.heightM, q.pitchM, 20)),
    // The arguments in the order the cases were made with; see pvlib/PROVENANCE.md.
    unshadedGroundFraction: unshadedGroundFraction(q.rowTiltDeg, q.rowAzimuthDeg, q.apparentZenithDeg),
  }),

  'row-shading': (q) => {
    const maskingAnglePassias = maskingAnglePassiasDeg(q.tiltDeg, q.gcr);
    return {
      maskingAngleDeg: maskingAngleDeg(q.tiltDeg, q.gcr, q.slantHeight),
      maskingAnglePassiasDeg: maskingAnglePassias,
      projectedSolarZenithDeg: projectedSolarZenithDeg(
        q.zenithDeg,
        q.sunAzimuthDeg,
        q.axisTiltDeg,
        q.axisAzimuthDeg,
      ),
      skyDiffuseLossPassias: skyDiffuseLoss(maskingAnglePassias),
    };
  },

  'whole-year': (q, folder) => {
    const place = { latitudeDeg: q.latitudeDeg, longitudeDeg: q.longitudeDeg, elevationM: q.elevationM };
    const tracker = q.kind.startsWith('tracker');
    const result = simulateYield(place, readYear(folder, q.weather), {
      array: arraySchema.parse({
        mount: tracker ? 'single-axis-tracker' : 'fixed',
        tiltDeg: q.tiltDeg,
        azimuthDeg: q.azimuthDeg,
        capacityKwp: 1,
        gcr: q.gcr,
        maxAngleDeg: q.maxAngleDeg,
        backtrack: q.kind !== 'tracker-true',
      }),
      ...equipmentSchema.parse({
        module: { gammaPdcPerK: q.gammaPdcPerK },
        temperature: { model: 'faiman', u0: q.faimanU0, u1: q.faimanU1 },
        lossFraction: q.lossFraction,
        inverter: { dcAcRatio: q.dcAcRatio, nominalEfficiency: q.nominalInverterEfficiency },
        albedo: q.albedo,
      }),
    });
    return {
      annualKwhPerKwp: result.specificYieldKwhPerKwp,
      monthlyKwhPerKwp: result.monthlyKwh,
      annualPoaKwhM2: result.annualPoaKwhM2,
      monthlyPoaKwhM2: result.monthlyPoaKwhM2,
    };
  },
};
