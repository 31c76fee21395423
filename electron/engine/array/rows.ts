import { RAD } from '../angles.ts';
import type { EquipmentYear } from '../conversion/equipment-year.ts';
import type { SkyYear } from '../sky/sky-year.ts';
import { meanGroundSkyView, unshadedGroundFraction } from './ground-under-rows.ts';
import { IAM_STEPS, iamTable } from './iam-table.ts';
import { rowGroundView, rowSkyView, shadedBeamLoss, shadedFraction } from './row-shading.ts';
import { TOTALS } from './totals.ts';
import { backtrackDeg } from './tracking.ts';

/** Rows of modules that turn around level axes or stand fixed, and whether they shade each other. */
export interface Rows {
  /** Direction of the axis, degrees clockwise from north; fixed rows face a quarter turn clockwise from it. */
  axisAzimuthDeg: number;
  /** Tilt of fixed rows, degrees; null for a tracker. */
  fixedTiltDeg: number | null;
  maxAngleDeg: number;
  backtrack: boolean;
  gcr: number;
  /** Count shading by the rows in front: beam by cell blocks, sky and ground by view factors. */
  rowShading: boolean;
}

/** Cell blocks across a row: one module lying crosswise, with three bypass diodes. */
export const BLOCKS_ACROSS = 3;

/**
 * Rotation of a tracker, radians, from the sun's components across its axis and up.
 *
 * @returns 0 with the sun below the horizon
 * Source: see `tracking.ts`.
 */
export function trackerRotation(across: number, up: number, rows: Rows): number {
  if (up < 0) return 0;
  const ideal = Math.atan2(across, up) / RAD;
  const wanted = rows.backtrack ? backtrackDeg(ideal, rows.gcr) : ideal;
  return Math.max(-rows.maxAngleDeg, Math.min(rows.maxAngleDeg, wanted)) * RAD;
}

/**
 * A year of rows that move or shade each other, summed: the chain of `runFixedArray` with the orientation found
 * hour by hour.
 *
 * Shade on fixed and moving rows takes beam and circumsolar light by cell blocks (Martínez-Moreno et al. 2010), and
 * sky and ground light by the view factors between rows (Mikofski et al. 2019); the POA that results are referred
 * to is that of a row standing alone.
 *
 * @param sky lit hours of the year
 * @param equipment prepared under the same sky
 * @param rows see {@link Rows}
 * @param out receives the sums at `at`, see `TOTALS`; per kWp
 * @param hourlyAc receives AC power of every hour of the year, kW/kWp, when given
 */
export function runRows(
  sky: SkyYear,
  equipment: EquipmentYear,
  rows: Rows,
  out: Float64Array,
  at = 0,
  hourlyAc: Float64Array | null = null,
): void {
  const { base, slope, kept, gain, bend, idle, limit, albedo } = equipment;
  const table = iamTable();
  const axisEast = Math.sin(rows.axisAzimuthDeg * RAD);
  const axisNorth = Math.cos(rows.axisAzimuthDeg * RAD);
  const fixed = rows.fixedTiltDeg === null ? Number.NaN : rows.fixedTiltDeg * RAD;

  let poaYear = 0;
  let unshadedYear = 0;
  let effectiveSum = 0;
  let dcSum = 0;
  let unclippedSum = 0;
  for (let month = 0; month < 12; month++) {
    let acSum = 0;
    let unshadedSum = 0;
    const end = sky.monthStart[month + 1]!;
    for (let i = sky.monthStart[month]!; i < end; i++) {
      const up = sky.up[i]!;
      const across = sky.east[i]! * axisNorth - sky.north[i]! * axisEast;
      const rotation = rows.fixedTiltDeg === null ? trackerRotation(across, up, rows) : fixed;
      const sine = Math.sin(rotation);
      const nz = Math.cos(rotation);
      const flat = Math.abs(sine);
      const cosine = sine * across + nz * up;

      const dni = sky.dniWm2[i]!;
      const disc = cosine > 0 ? sky.discWm2[i]! * cosine : 0;
      const uniform = sky.uniformWm2[i]!;
      const sheet = uniform * (1 + nz) + sky.bandWm2[i]! * flat;
      const ground = 0.5 * sky.ghiWm2[i]! * albedo * (1 - nz);
      const beam = cosine > 0 ? dni * cosine : 0;
      const place = cosine > 0 ? cosine * IAM_STEPS : 0;
      const step = place | 0;
      const passed = dni * (table[step]! + (place - step) * (table[step + 1]! - table[step]!));

      const unshaded = beam + Math.max(0, sheet + disc) + ground;
      let poa = unshaded;
      let effective = passed + Math.max(0, sheet + disc) + ground;
      if (rows.rowShading) {
        const tiltDeg = Math.abs(rotation) / RAD;
        const zenithDeg = Math.atan2(across, up) / RAD;
        const lossOfBeam =
          cosine > 0 ? shadedBeamLoss(shadedFraction(zenithDeg, rotation / RAD, rows.gcr), BLOCKS_ACROSS) : 1;
        const skyShare = (2 * rowSkyView(tiltDeg, rows.gcr)) / (1 + nz);
        const below = groundBetweenRows(sky.ghiWm2[i]!, sky.dhiWm2[i]!, rotation / RAD, zenithDeg, rows.gcr);
        const diffuse =
          Math.max(0, sheet * skyShare + disc * (1 - lossOfBeam)) +
          albedo * below * rowGroundView(tiltDeg, rows.gcr);
        poa = beam * (1 - lossOfBeam) + diffuse;
        effective = passed * (1 - lossOfBeam) + diffuse;
      }
      const dc = effective * (base[i]! + slope[i]! * poa);
      const used = dc * kept;
      const raw = Math.max(0, used * (gain - bend * used) - idle);
      const ac = Math.min(raw, limit);
      unclippedSum += raw;
      unshadedSum += unshaded;
      poaYear += poa;
      effectiveSum += effective;
      dcSum += dc;
      acSum += ac;
      if (hourlyAc !== null) hourlyAc[sky.hour[i]!] = ac;
    }
    out[at + TOTALS.monthlyAc + month] = acSum;
    out[at + TOTALS.monthlyPoa + month] = unshadedSum * 0.001;
    unshadedYear += unshadedSum * 0.001;
  }
  out[at + TOTALS.received] = rows.rowShading ? poaYear * 0.001 : unshadedYear;
  out[at + TOTALS.effective] = effectiveSum * 0.001;
  out[at + TOTALS.dc] = dcSum;
  out[at + TOTALS.unclippedAc] = unclippedSum;
}

/** Mean irradiance of the ground between rows, W/m². */
function groundBetweenRows(
  ghi: number,
  dhi: number,
  rotationDeg: number,
  zenithDeg: number,
  gcr: number,
): number {
  const diffuse = Math.min(ghi, dhi);
  return (
    (ghi - diffuse) * unshadedGroundFraction(rotationDeg, zenithDeg, gcr) +
    diffuse * meanGroundSkyView(rotationDeg, gcr)
  );
}
