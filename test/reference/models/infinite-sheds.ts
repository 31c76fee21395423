import { cosd, sind, tand } from '../../../electron/engine/angles.ts';
import { cosIncidence } from '../../../electron/engine/array/incidence.ts';
import { fieldGroundSkyView } from './ground-of-fields.ts';
import { rowGroundView, rowSkyView } from './row-views.ts';

/** Sun, light and rows at one instant. Angles in degrees, azimuths clockwise from north, irradiance in W/m². */
export interface ShedsInput {
  apparentZenithDeg: number;
  sunAzimuthDeg: number;
  tiltDeg: number;
  azimuthDeg: number;
  /** Row width over pitch. */
  gcr: number;
  /** Height of the rows' centre line above the ground. */
  heightM: number;
  /** Distance from row to row. */
  pitchM: number;
  ghiWm2: number;
  dniWm2: number;
  dhiWm2: number;
  albedo: number;
  model: 'isotropic' | 'haydavies';
  /** Needed by the Hay–Davies sky. */
  extraterrestrialNormalWm2: number;
  /** Rear over front efficiency. */
  bifaciality: number;
  /** What mounting and junction boxes take from the rear, as a negative share; −0.02 by default. */
  rearShadeFactor?: number;
}

/** Light on both sides of a row. */
export interface ShedsOutput {
  poaFrontWm2: number;
  poaBackWm2: number;
  /** Front plus what the rear is worth: bifaciality × (1 + rear shade factor) × back. */
  poaGlobalWm2: number;
  shadedFractionFront: number;
  shadedFractionBack: number;
}

const MIN_COS_ZENITH = 0.01745;

/**
 * Shaded share of a row's width, from below, by the row towards the sun.
 *
 * Source: Mikofski, M. et al. (2019), IEEE PVSC 46, 1282–1287, equation 14.
 */
function shadedFromBelow(
  tiltDeg: number,
  azimuthDeg: number,
  zenithDeg: number,
  sunAzimuthDeg: number,
  gcr: number,
): number {
  const tangent = cosd(sunAzimuthDeg - azimuthDeg) * tand(zenithDeg);
  const shadow = gcr * (sind(tiltDeg) * tangent + cosd(tiltDeg));
  if (!(shadow > 1)) return 0;
  return cosIncidence(tiltDeg, azimuthDeg, zenithDeg, sunAzimuthDeg) > 0 ? 1 - 1 / shadow : 1;
}

/**
 * Front and rear irradiance of an interior row of a large field of parallel rows on level ground.
 *
 * Beam falls on the unshaded part of a row; sky and ground are seen between the rows; the ground is lit by
 * beam between the shadows and by the sky between the rows, evenly spread. Nothing passes through modules.
 *
 * @param input see {@link ShedsInput}
 * @returns see {@link ShedsOutput}
 * Valid for level ground and rows long against their pitch.
 * Source: Mikofski et al. (2019), equations 4–18; Anderson, K. and Mikofski, M. (2020), NREL/TP-5K00-76626;
 * circumsolar light joins the beam as in Hay and Davies (1980).
 */
export function infiniteSheds(input: ShedsInput): ShedsOutput {
  const { apparentZenithDeg: zenith, sunAzimuthDeg, tiltDeg, azimuthDeg, gcr } = input;
  let { dniWm2: dni, dhiWm2: dhi } = input;
  if (input.model === 'haydavies') {
    const floor = Math.max(cosd(zenith), MIN_COS_ZENITH);
    const circumsolar = Math.max((dhi * dni) / input.extraterrestrialNormalWm2 / floor, 0);
    dhi -= circumsolar * Math.max(cosd(zenith), 0);
    dni += circumsolar;
  }
  const tangent = cosd(sunAzimuthDeg - azimuthDeg) * tand(zenith);
  const lit = 1 - Math.min(1, gcr * Math.abs(cosd(tiltDeg) + sind(tiltDeg) * tangent));
  const diffuseShare = input.ghiWm2 < 1e-4 ? 0 : Math.min(1, Math.max(0, dhi / input.ghiWm2));
  const ground =
    input.ghiWm2 *
    input.albedo *
    (lit * (1 - diffuseShare) + diffuseShare * fieldGroundSkyView(tiltDeg, gcr, input.heightM, input.pitchM));

  const side = (tilt: number, azimuth: number, shaded: number): number =>
    dni * Math.max(cosIncidence(tilt, azimuth, zenith, sunAzimuthDeg), 0) * (1 - shaded) +
    dhi * rowSkyView(tilt, gcr) +
    ground * rowGroundView(tilt, gcr);

  const shadedFractionFront = shadedFromBelow(tiltDeg, azimuthDeg, zenith, sunAzimuthDeg, gcr);
  const shadedFractionBack = shadedFromBelow(180 - tiltDeg, azimuthDeg + 180, zenith, sunAzimuthDeg, gcr);
  const poaFrontWm2 = side(tiltDeg, azimuthDeg, shadedFractionFront);
  const poaBackWm2 = side(180 - tiltDeg, azimuthDeg + 180, shadedFractionBack);
  return {
    poaFrontWm2,
    poaBackWm2,
    poaGlobalWm2: poaFrontWm2 + input.bifaciality * (1 + (input.rearShadeFactor ?? -0.02)) * poaBackWm2,
    shadedFractionFront,
    shadedFractionBack,
  };
}
