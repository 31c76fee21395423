import { RAD } from '../angles.ts';
import type { EquipmentYear } from '../conversion/equipment-year.ts';
import type { SkyYear } from '../sky/sky-year.ts';
import { meanGroundSkyView } from './ground-under-rows.ts';
import { IAM_STEPS, iamTable } from './iam-table.ts';
import { rowSkyShareCos, rowSkyViewCos, shadedBeamLoss, shadedFraction } from './row-shading.ts';
import { TOTALS } from './totals.ts';

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
  /** Rear over front efficiency; 0 leaves the rear out. Counts only with `rowShading`. */
  bifaciality: number;
}

/** What mounting and junction boxes leave of the rear side's light: pvlib's default, 2 % lost. */
const REAR_UNCOVERED = 0.98;

/** Cell blocks across a row: one module lying crosswise, with three bypass diodes. */
export const BLOCKS_ACROSS = 3;

/**
 * A year of rows that move or shade each other, summed: the chain of `runFixedArray` with the orientation found
 * hour by hour.
 *
 * Shade on fixed and moving rows takes beam and circumsolar light by cell blocks (Martínez-Moreno et al. 2010), and
 * sky and ground light by the view factors between rows (Mikofski et al. 2019); the POA that results are referred
 * to is that of a row standing alone. The rear side sees sun, sky and lit ground as the front does, from behind.
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
  const tracking = rows.fixedTiltDeg === null;
  const steepestCos = Math.cos(rows.maxAngleDeg * RAD);
  const steepestSin = Math.sin(rows.maxAngleDeg * RAD);
  const { gcr } = rows;
  const rearWorth = rows.rowShading ? rows.bifaciality * REAR_UNCOVERED : 0;
  let sine = Math.sin((rows.fixedTiltDeg ?? 0) * RAD);
  let nz = Math.cos((rows.fixedTiltDeg ?? 0) * RAD);

  let receivedYear = 0;
  let rearYear = 0;
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
      if (tracking) {
        // The rotation is kept as sine and cosine: facing the sun, then back out of the neighbour's shade by the
        // angle whose cosine is `reach`, then held at the stop.
        const length = Math.sqrt(across * across + up * up);
        if (up < 0 || length === 0) {
          sine = 0;
          nz = 1;
        } else {
          const side = Math.abs(across) / length;
          const facing = up / length;
          const reach = facing / gcr;
          const turned = rows.backtrack && reach < 1;
          const rest = turned ? Math.sqrt(1 - reach * reach) : 0;
          nz = turned ? facing * reach + side * rest : facing;
          sine = turned ? side * reach - facing * rest : side;
          if (nz < steepestCos) {
            nz = steepestCos;
            sine = steepestSin;
          }
          if (across < 0) sine = -sine;
        }
      }
      const flat = Math.abs(sine);
      const cosine = sine * across + nz * up;
      const dni = sky.dniWm2[i]!;
      const sheet = sky.uniformWm2[i]! * (1 + nz) + sky.bandWm2[i]! * flat;
      const ghi = sky.ghiWm2[i]!;
      const ground = 0.5 * ghi * albedo * (1 - nz);
      let disc = 0;
      let beam = 0;
      let passed = 0;
      let rear = 0;
      let rearPassed = 0;
      if (cosine > 0) {
        disc = sky.discWm2[i]! * cosine;
        beam = dni * cosine;
        const place = cosine * IAM_STEPS;
        const step = place | 0;
        passed = dni * (table[step]! + (place - step) * (table[step + 1]! - table[step]!));
      }
      let diffuse = Math.max(0, sheet + disc) + ground;
      unshadedSum += beam + diffuse;
      if (rows.rowShading) {
        const shaded = shadedFraction(up, cosine, gcr);
        const lit = 1 - shadedBeamLoss(shaded, BLOCKS_ACROSS);
        const skyShare = rowSkyShareCos(nz, gcr);
        const skyLight = Math.min(ghi, sky.dhiWm2[i]!);
        const below =
          (ghi - skyLight) * litGround(sine, nz, across, up, gcr) + skyLight * meanGroundSkyView(nz, gcr);
        beam *= lit;
        passed *= lit;
        diffuse = Math.max(0, sheet * skyShare + disc * lit) + albedo * below * rowSkyViewCos(-nz, gcr);
        if (rearWorth > 0) {
          const behind = -cosine;
          const litBehind =
            behind > 0 ? 1 - shadedBeamLoss(shadedFraction(up, behind, gcr), BLOCKS_ACROSS) : 0;
          const rearShare = rowSkyShareCos(-nz, gcr);
          const rearSheet = (sky.uniformWm2[i]! * (1 - nz) + sky.bandWm2[i]! * flat) * rearShare;
          const rearDisc = litBehind * sky.discWm2[i]! * behind;
          const rearDiffuse = Math.max(0, rearSheet + rearDisc) + albedo * below * rowSkyViewCos(nz, gcr);
          rear = rearWorth * (litBehind * dni * behind + rearDiffuse);
          rearPassed = rearWorth * rearDiffuse;
          if (litBehind > 0) {
            const place = behind * IAM_STEPS;
            const step = place | 0;
            rearPassed +=
              rearWorth *
              litBehind *
              dni *
              (table[step]! + (place - step) * (table[step + 1]! - table[step]!));
          }
        }
      }
      const poa = beam + diffuse;
      const effective = passed + diffuse + rearPassed;
      const dc = effective * (base[i]! + slope[i]! * (poa + rear));
      const used = dc * kept;
      const raw = Math.max(0, used * (gain - bend * used) - idle);
      const ac = Math.min(raw, limit);
      unclippedSum += raw;
      receivedYear += poa;
      rearYear += rear;
      effectiveSum += effective;
      dcSum += dc;
      acSum += ac;
      if (hourlyAc !== null) hourlyAc[sky.hour[i]!] = ac;
    }
    out[at + TOTALS.monthlyAc + month] = acSum;
    out[at + TOTALS.monthlyPoa + month] = unshadedSum * 0.001;
  }
  out[at + TOTALS.received] = receivedYear * 0.001;
  out[at + TOTALS.rear] = rearYear * 0.001;
  out[at + TOTALS.effective] = effectiveSum * 0.001;
  out[at + TOTALS.dc] = dcSum;
  out[at + TOTALS.unclippedAc] = unclippedSum;
}

/** Cotangent of the projected zenith angle of 85°, beyond which the ground between rows lies in shade. */
const LOWEST_SUN = 1 / Math.tan(85 * RAD);

/** `unshadedGroundFraction` from components: rotation as sine and cosine, the sun across the rows and up. */
function litGround(sine: number, cosine: number, across: number, up: number, gcr: number): number {
  if (up <= LOWEST_SUN * Math.abs(across)) return 0;
  return 1 - Math.min(1, gcr * Math.abs(cosine + (sine * across) / up));
}
