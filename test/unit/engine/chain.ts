import { cosd, sind } from '../../../electron/engine/angles.ts';
import { iamDiffuse, iamHorizon, iamPhysical, iamPhysicalCos } from '../../../electron/engine/array/iam.ts';
import { cosIncidence } from '../../../electron/engine/array/incidence.ts';
import { faiman } from '../../../electron/engine/conversion/cell-temperature.ts';
import { AC_LOSSES, DC_LOSSES, lossFractionOf } from '../../../electron/engine/conversion/losses.ts';
import { lowLightEfficiency } from '../../../electron/engine/conversion/low-light.ts';
import { pvwattsDc } from '../../../electron/engine/conversion/pvwatts.ts';
import { PEREZ_MIN_COS_ZENITH, perezBrightness } from '../../../electron/engine/sky/perez.ts';
import type { SkyYear } from '../../../electron/engine/sky/sky-year.ts';
import { relativeAirmass } from '../../../electron/engine/sun/airmass.ts';
import { extraterrestrialNormal } from '../../../electron/engine/sun/extraterrestrial.ts';
import { sunYear } from '../../../electron/engine/sun/sun-year.ts';
import type { WeatherYear } from '../../../shared/weather.ts';
import type { Equipment, Place } from '../../../shared/yield.ts';
import { pvwattsAc } from '../../reference/models/pvwatts-ac.ts';
import { skyPerez } from '../../reference/models/sky-perez.ts';
import { beamOnPlane, groundReflected } from '../../reference/models/transposition.ts';

/**
 * The year of a fixed 1 kWp array, written out with one model call per step: what the fast loop must equal.
 * @param sky gives how broken each hour's sun is; the rest is worked out anew
 */
export function plainChain(
  place: Place,
  weather: WeatherYear,
  sky: SkyYear,
  equipment: Equipment,
  tiltDeg: number,
  azimuthDeg: number,
): { kwh: number; poa: number } {
  const sun = sunYear(place, weather.year);
  const { dcAcRatio, nominalEfficiency } = equipment.inverter;
  const { lossFraction, lossTree } = equipment;
  const detailed = lossFraction === undefined;
  const dcLoss = lossFraction ?? lossFractionOf(lossTree, DC_LOSSES);
  const [skyIam, groundIam] = detailed ? iamDiffuse(iamPhysical, tiltDeg) : [1, 1];
  const bandIam = detailed ? iamHorizon(iamPhysical, tiltDeg) : 1;
  const inverterW = 1 / dcAcRatio / nominalEfficiency;
  const broken = new Float64Array(8760);
  for (let i = 0; i < sky.count; i++) broken[sky.hour[i]!] = detailed ? sky.broken[i]! : 0;
  let kwh = 0;
  let poaSum = 0;
  for (let hour = 0; hour < 8760; hour++) {
    const zenith = sun.apparentZenithDeg[hour]!;
    const [ghi, dni, dhi] = [weather.ghiWm2[hour]!, weather.dniWm2[hour]!, weather.dhiWm2[hour]!];
    const cosine = cosIncidence(tiltDeg, azimuthDeg, zenith, sun.azimuthDeg[hour]!);
    const outside = extraterrestrialNormal(Math.floor(hour / 24) + 1);
    const airmass = relativeAirmass(zenith);
    const all = skyPerez(tiltDeg, cosine, dhi, dni, outside, zenith, airmass);
    const bright = new Float64Array(2);
    perezBrightness(dhi, dni, outside, zenith, airmass, bright);
    const dark = Number.isNaN(bright[0]!);
    const uniform = dark ? 0 : (dhi * (1 - bright[0]!) * (1 + cosd(tiltDeg))) / 2;
    const band = dark ? 0 : dhi * bright[1]! * sind(tiltDeg);
    const disc = dark
      ? 0
      : (dhi * bright[0]! * Math.max(0, cosine)) / Math.max(cosd(zenith), PEREZ_MIN_COS_ZENITH);
    const beamIam = iamPhysicalCos(cosine);
    const passed = Math.max(0, uniform * skyIam + band * bandIam + disc * (detailed ? beamIam : 1));
    const ground = groundReflected(ghi, equipment.albedo, tiltDeg);
    const beam = beamOnPlane(dni, cosine);
    const poa = beam + all + ground;
    const cell = faiman(
      poa,
      weather.airTemperatureC[hour]!,
      weather.windMs[hour]!,
      equipment.temperature.u0,
      equipment.temperature.u1,
    );
    const dcOf = (light: number) => (1 - dcLoss) * pvwattsDc(light, cell, 1, equipment.module.gammaPdcPerK);
    const light = beam * beamIam + passed + ground * groundIam;
    const dim = detailed ? lowLightEfficiency(light) : 1;
    const dc = dcOf(light) * dim;
    const steady = pvwattsAc(dc, inverterW, nominalEfficiency);
    // Sun for the rest of the hour, cloud for its broken share, each with its own clipping.
    const share = 1 - broken[hour]!;
    const sunny = dc + (share > 0 ? (dcOf(beam * beamIam) * broken[hour]!) / share : 0);
    const cloudy = dc - dcOf(beam * beamIam);
    const over = (power: number) => Math.max(0, power - inverterW) * slopeAtNominal(nominalEfficiency);
    const within = Math.max(0, share * over(sunny) + (1 - share) * over(cloudy) - over(dc));
    kwh += steady - within;
    poaSum += poa / 1000;
  }
  const delivered = detailed ? 1 - lossFractionOf(lossTree, AC_LOSSES) : 1;
  return { kwh: kwh * delivered, poa: poaSum };
}

/** AC gained per DC at nominal load: the slope of PVWatts' curve. */
const slopeAtNominal = (nominalEfficiency: number): number =>
  (nominalEfficiency / 0.9637) * (0.9858 - 2 * 0.0162);
