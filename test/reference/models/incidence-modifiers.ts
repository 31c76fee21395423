import { cosd, RAD } from '../../../electron/engine/angles.ts';

/**
 * ASHRAE's incidence modifier.
 *
 * @param aoiDeg angle of incidence, degrees
 * @param b slope, 0.05 for glass
 * @returns 0…1; 0 from where the line crosses zero
 * Source: Souka, A. F. and Safwat, H. H. (1966), Solar Energy 10, 170–174; ASHRAE standard 93-77.
 */
export function iamAshrae(aoiDeg: number, b = 0.05): number {
  if (Math.abs(aoiDeg) >= 90) return 0;
  return Math.max(0, 1 - b * (1 / cosd(aoiDeg) - 1));
}

/**
 * Martin and Ruiz' incidence modifier for beam light.
 *
 * @param aoiDeg angle of incidence, degrees
 * @param ar angular loss coefficient, 0.16 for clean glass to 0.2 for dusty
 * @returns 0…1
 * Source: Martin, N. and Ruiz, J. M. (2001), Solar Energy Materials and Solar Cells 70, 25–38, equation 4.
 */
export function iamMartinRuiz(aoiDeg: number, ar = 0.16): number {
  if (Math.abs(aoiDeg) >= 90) return 0;
  return (1 - Math.exp(-cosd(aoiDeg) / ar)) / (1 - Math.exp(-1 / ar));
}

/**
 * Martin and Ruiz' modifiers for diffuse light from the sky and from the ground.
 *
 * @param tiltDeg tilt of the plane, 0…180 degrees
 * @param ar angular loss coefficient
 * @param c1 first coefficient of the fit, 4/(3π)
 * @param c2 second coefficient; null takes 0.5·ar − 0.154
 * @returns [sky, ground], each 0…1; ground is 0 for a level plane, which sees none
 * Source: Martin, N. and Ruiz, J. M. (2005), Progress in Photovoltaics 13, 75–84, equations 3–4 and the 2013
 * corrigendum (Prog. Photovolt. 21, 254).
 */
export function iamMartinRuizDiffuse(
  tiltDeg: number,
  ar = 0.16,
  c1 = 4 / (3 * Math.PI),
  c2: number | null = null,
): [number, number] {
  const second = c2 ?? 0.5 * ar - 0.154;
  const tilt = (Math.abs(tiltDeg) < 1e-6 ? 1e-6 : Math.min(Math.abs(tiltDeg), 180 - 1e-6)) * RAD;
  const sine = Math.sin(tilt);
  const cosine = Math.cos(tilt);
  const sky = sine + (Math.PI - tilt - sine) / (1 + cosine);
  const ground = sine + (tilt - sine) / (1 - cosine);
  return [
    1 - Math.exp(-(c1 + second * sky) * (sky / ar)),
    tiltDeg === 0 ? 0 : 1 - Math.exp(-(c1 + second * ground) * (ground / ar)),
  ];
}
