import { iamPhysicalCos } from '../../../electron/engine/array/iam.ts';
import { cosIncidence } from '../../../electron/engine/array/incidence.ts';
import { faiman } from '../../../electron/engine/conversion/cell-temperature.ts';
import { pvwattsAc, pvwattsDc } from '../../../electron/engine/conversion/pvwatts.ts';
import { skyPerez } from '../../../electron/engine/sky/perez.ts';
import { beamOnPlane, groundReflected } from '../../../electron/engine/sky/transposition.ts';
import { relativeAirmass } from '../../../electron/engine/sun/airmass.ts';
import { extraterrestrialNormal } from '../../../electron/engine/sun/extraterrestrial.ts';
import { sunYear } from '../../../electron/engine/sun/sun-year.ts';
import type { WeatherYear } from '../../../shared/weather.ts';
import type { Equipment, Place } from '../../../shared/yield.ts';

/** The year of a fixed 1 kWp array, written out with one model call per step: what the fast loop must equal. */
export function plainChain(
  place: Place,
  weather: WeatherYear,
  equipment: Equipment,
  tiltDeg: number,
  azimuthDeg: number,
  lossFraction: number,
): { kwh: number; poa: number } {
  const sun = sunYear(place, weather.year);
  const { dcAcRatio, nominalEfficiency } = equipment.inverter;
  let kwh = 0;
  let poaSum = 0;
  for (let hour = 0; hour < 8760; hour++) {
    const zenith = sun.apparentZenithDeg[hour]!;
    const [ghi, dni, dhi] = [weather.ghiWm2[hour]!, weather.dniWm2[hour]!, weather.dhiWm2[hour]!];
    const cosine = cosIncidence(tiltDeg, azimuthDeg, zenith, sun.azimuthDeg[hour]!);
    const outside = extraterrestrialNormal(Math.floor(hour / 24) + 1);
    const diffuse =
      skyPerez(tiltDeg, cosine, dhi, dni, outside, zenith, relativeAirmass(zenith)) +
      groundReflected(ghi, equipment.albedo, tiltDeg);
    const beam = beamOnPlane(dni, cosine);
    const poa = beam + diffuse;
    const cell = faiman(
      poa,
      weather.airTemperatureC[hour]!,
      weather.windMs[hour]!,
      equipment.temperature.u0,
      equipment.temperature.u1,
    );
    const dc = pvwattsDc(beam * iamPhysicalCos(cosine) + diffuse, cell, 1, equipment.module.gammaPdcPerK);
    kwh += pvwattsAc(dc * (1 - lossFraction), 1 / dcAcRatio / nominalEfficiency, nominalEfficiency);
    poaSum += poa / 1000;
  }
  return { kwh, poa: poaSum };
}
