import { clamp, cosd, RAD } from '../angles.ts';

/** Cover glass of a module: refractive index, extinction (1/m) and thickness (m). */
export interface Glass {
  index: number;
  extinctionPerM: number;
  thicknessM: number;
}

/** Low-iron glass without coating (De Soto et al. 2006). */
const PLAIN_GLASS: Glass = { index: 1.526, extinctionPerM: 4, thicknessM: 0.002 };

/**
 * Share of beam light that passes the cover, relative to normal incidence: Fresnel and Bouguer.
 *
 * @param cosIncidence cosine of the angle of incidence
 * @param glass see {@link Glass}
 * @returns 0…1; 0 with the sun at or behind the plane
 * Source: De Soto, W., Klein, S. and Beckman, W. (2006), Solar Energy 80, 78–88, equations 13–15; Snell's and
 * Fresnel's laws for each polarisation as in Duffie and Beckman (2013), section 5.1.
 */
export function iamPhysicalCos(cosIncidence: number, glass: Glass = PLAIN_GLASS): number {
  if (!(cosIncidence > 0)) return cosIncidence <= 0 ? 0 : Number.NaN;
  const { index: n, extinctionPerM, thicknessM } = glass;
  const c1 = Math.min(cosIncidence, 1);
  const c2 = Math.sqrt(1 - (1 - c1 * c1) / (n * n));
  const s = (c1 - n * c2) / (c1 + n * c2);
  const p = (n * c1 - c2) / (n * c1 + c2);
  const normal = (n - 1) / (n + 1);
  const path = extinctionPerM * thicknessM;
  const passed = 1 - 0.5 * (s * s + p * p);
  return (passed * Math.exp(path - path / c2)) / (1 - normal * normal);
}

/** {@link iamPhysicalCos} from the angle of incidence in degrees; symmetric about 0, and 0 beyond 90°. */
export const iamPhysical = (aoiDeg: number, glass: Glass = PLAIN_GLASS): number =>
  Math.abs(aoiDeg) >= 90 ? 0 : iamPhysicalCos(cosd(aoiDeg), glass);

/**
 * Any beam modifier averaged over the sky and the ground seen by a plane, each uniformly bright.
 *
 * @param iam modifier as a function of the angle of incidence in degrees
 * @param tiltDeg tilt of the plane, 0…180 degrees
 * @param steps rings of the numerical integral
 * @returns [sky, ground]; ground is 0 where the plane sees none
 * Source: Marion, B. (2017), Solar Energy 147, 344–348, the weighting by cosine of incidence over each region.
 */
export function iamDiffuse(iam: (aoiDeg: number) => number, tiltDeg: number, steps = 180): [number, number] {
  const ct = cosd(tiltDeg);
  const st = Math.sin(tiltDeg * RAD);
  let skyWeight = 0;
  let sky = 0;
  let groundWeight = 0;
  let ground = 0;
  for (let i = 0; i < steps; i++) {
    const theta = ((i + 0.5) / steps) * (Math.PI / 2);
    const value = iam(theta / RAD);
    const ring = Math.sin(theta) * Math.cos(theta);
    // Share of this ring around the normal that lies above the horizon.
    const edge = st === 0 ? 1 : clamp((ct * Math.cos(theta)) / (st * Math.sin(theta)), -1, 1);
    const above = 1 - Math.acos(edge) / Math.PI;
    skyWeight += ring * above;
    sky += ring * above * value;
    groundWeight += ring * (1 - above);
    ground += ring * (1 - above) * value;
  }
  return [skyWeight > 0 ? sky / skyWeight : 0, groundWeight > 0 ? ground / groundWeight : 0];
}

/**
 * Any beam modifier averaged over light from the horizon, each direction equally bright.
 *
 * @param iam modifier as a function of the angle of incidence in degrees
 * @param tiltDeg tilt of the plane, 0…180 degrees
 * @returns 0…1; 0 for a level plane, on which such light grazes
 * Source: Marion (2017), the region of zenith angles 89.5° to 90° taken as a line.
 */
export function iamHorizon(iam: (aoiDeg: number) => number, tiltDeg: number, steps = 180): number {
  const sine = Math.sin(tiltDeg * RAD);
  let weight = 0;
  let passed = 0;
  for (let i = 0; i < steps; i++) {
    const share = Math.cos(((i + 0.5) / steps) * (Math.PI / 2));
    weight += share;
    passed += share * iam(Math.acos(clamp(sine * share, 0, 1)) / RAD);
  }
  return passed / weight;
}
