import { RAD } from '../angles.ts';
import type { EquipmentYear } from '../conversion/equipment-year.ts';
import { LOW_LIGHT_LAST, LOW_LIGHT_STEP_WM2 } from '../conversion/low-light.ts';
import type { SkyYear } from '../sky/sky-year.ts';
import { atCosTilt, diffuseIamTables } from './diffuse-iam-table.ts';
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

/** DC power after losses in every hour of the year, kW/kWp: all of it, and what of it is beam. */
export interface DcHours {
  mean: Float64Array;
  beam: Float64Array;
}

/** What mounting and junction boxes leave of the rear side's light: pvlib's default, 2 % lost. */
const REAR_UNCOVERED = 0.98;

/** Cell blocks across a row: one module lying crosswise, with three bypass diodes. */
const BLOCKS_ACROSS = 3;

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
 * @param dcHours receives DC power, when given
 */
export function runRows(
  sky: SkyYear,
  equipment: EquipmentYear,
  rows: Rows,
  out: Float64Array,
  at = 0,
  hourlyAc: Float64Array | null = null,
  dcHours: DcHours | null = null,
): void {
  const { perLight, lowLight, kept, gain, bend, idle, limit, clipsFrom, delivered, albedo } = equipment;
  const { detailed } = equipment;
  const clipsPerDc = detailed * equipment.clipsPerDc;
  const { dome, horizon } = diffuseIamTables();
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

  // What the cover lets pass of light from sky, horizon and ground on a plane at `passFor`.
  let passFor = Number.NaN;
  let skyPass = 1;
  let bandPass = 1;
  let groundPass = 1;

  let receivedYear = 0;
  let rearYear = 0;
  let beamPassedSum = 0;
  let effectiveSum = 0;
  let warmSum = 0;
  let dcSum = 0;
  let unclippedSum = 0;
  let clippedSum = 0;
  let withinSum = 0;
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
      if (detailed && nz !== passFor) {
        passFor = nz;
        skyPass = atCosTilt(dome, nz);
        bandPass = atCosTilt(horizon, nz);
        groundPass = atCosTilt(dome, -nz);
      }
      const cosine = sine * across + nz * up;
      const dni = sky.dniWm2[i]!;
      const uniform = sky.uniformWm2[i]!;
      const band = sky.bandWm2[i]! * flat;
      const ghi = sky.ghiWm2[i]!;
      let ground = 0.5 * ghi * albedo * (1 - nz);
      let disc = 0;
      let beam = 0;
      let through = 0;
      let rear = 0;
      let rearBeamPassed = 0;
      let rearPassed = 0;
      if (cosine > 0) {
        disc = sky.discWm2[i]!;
        beam = dni * cosine;
        const place = cosine * IAM_STEPS;
        const step = place | 0;
        through = table[step]! + (place - step) * (table[step + 1]! - table[step]!);
      }
      const discThrough = detailed ? through : cosine;
      let share = 1;
      let lit = 1;
      unshadedSum += beam + Math.max(0, uniform * (1 + nz) + band + disc * cosine) + ground;
      if (rows.rowShading) {
        const shaded = shadedFraction(up, cosine, gcr);
        lit = 1 - shadedBeamLoss(shaded, BLOCKS_ACROSS);
        share = rowSkyShareCos(nz, gcr);
        const skyLight = Math.min(ghi, sky.dhiWm2[i]!);
        const below =
          (ghi - skyLight) * litGround(sine, nz, across, up, gcr) + skyLight * meanGroundSkyView(nz, gcr);
        ground = albedo * below * rowSkyViewCos(-nz, gcr);
        beam *= lit;
        if (rearWorth > 0) {
          const behind = -cosine;
          let rearThrough = 0;
          let litBehind = 0;
          if (behind > 0) {
            litBehind = 1 - shadedBeamLoss(shadedFraction(up, behind, gcr), BLOCKS_ACROSS);
            const place = behind * IAM_STEPS;
            const step = place | 0;
            rearThrough = table[step]! + (place - step) * (table[step + 1]! - table[step]!);
          }
          const rearShare = rowSkyShareCos(-nz, gcr);
          const rearDisc = litBehind * sky.discWm2[i]!;
          const rearGround = albedo * below * rowSkyViewCos(nz, gcr);
          const rearBeam = litBehind * dni;
          const rearSky = Math.max(0, (uniform * (1 - nz) + band) * rearShare + rearDisc * behind);
          rear = rearWorth * (rearBeam * Math.max(0, behind) + rearSky + rearGround);
          rearBeamPassed = rearWorth * (rearBeam * rearThrough + rearSky + rearGround);
          // From behind, the ground is where the front sees sky.
          const rearSkyPassed = Math.max(
            0,
            (uniform * (1 - nz) * groundPass + band * bandPass) * rearShare +
              rearDisc * (detailed ? rearThrough : behind),
          );
          rearPassed =
            rearWorth * (rearBeam * rearThrough + (rearSky > 0 ? rearSkyPassed : 0) + rearGround * skyPass);
        }
      }
      const skyLight = Math.max(0, (uniform * (1 + nz) + band) * share + disc * cosine * lit);
      const skyPassed =
        skyLight > 0
          ? Math.max(0, (uniform * (1 + nz) * skyPass + band * bandPass) * share + disc * discThrough * lit)
          : 0;
      const beamPassed = dni * through * lit;
      const poa = beam + skyLight + ground;
      const effective = beamPassed + skyPassed + ground * groundPass + rearPassed;
      const each = perLight[2 * i]! + perLight[2 * i + 1]! * (poa + rear);
      const warm = effective * each;
      const lightPlace = effective * (1 / LOW_LIGHT_STEP_WM2);
      const lightStep = lightPlace < LOW_LIGHT_LAST ? lightPlace | 0 : LOW_LIGHT_LAST;
      const leftLight = lowLight[lightStep]!;
      const dc = warm * (leftLight + (lightPlace - lightStep) * (lowLight[lightStep + 1]! - leftLight));
      const used = dc * kept;
      const raw = Math.max(0, used * (gain - bend * used) - idle);
      const beamUsed = beamPassed * each * kept;
      // See `runFixedArray`: what is clipped while the sun is out beyond what the hour's mean is.
      const above = used - clipsFrom;
      const within = Math.max(0, above + sky.broken[i]! * (beamUsed - above) - Math.max(0, above));
      clippedSum += Math.max(0, raw - limit);
      withinSum += within;
      const ac = Math.min(raw, limit) - within * clipsPerDc;
      unclippedSum += raw;
      receivedYear += poa;
      rearYear += rear;
      beamPassedSum += beamPassed + skyLight + ground + rearBeamPassed;
      effectiveSum += effective;
      warmSum += warm;
      dcSum += dc;
      acSum += ac;
      if (hourlyAc !== null) hourlyAc[sky.hour[i]!] = ac * delivered;
      if (dcHours !== null) {
        dcHours.mean[sky.hour[i]!] = used;
        dcHours.beam[sky.hour[i]!] = beamUsed;
      }
    }
    out[at + TOTALS.monthlyAc + month] = acSum * delivered;
    out[at + TOTALS.monthlyPoa + month] = unshadedSum * 0.001;
  }
  out[at + TOTALS.received] = receivedYear * 0.001;
  out[at + TOTALS.rear] = rearYear * 0.001;
  out[at + TOTALS.beamPassed] = beamPassedSum * 0.001;
  out[at + TOTALS.effective] = effectiveSum * 0.001;
  out[at + TOTALS.warm] = warmSum;
  out[at + TOTALS.dc] = dcSum;
  out[at + TOTALS.unclippedAc] = unclippedSum;
  out[at + TOTALS.clippedAc] = unclippedSum - clippedSum;
  out[at + TOTALS.inverterAc] = unclippedSum - clippedSum - withinSum * clipsPerDc;
}

/** Cotangent of the projected zenith angle of 85°, beyond which the ground between rows lies in shade. */
const LOWEST_SUN = 1 / Math.tan(85 * RAD);

/**
 * Share of the ground between rows that the sun lights: rotation as sine and cosine, the sun across the rows and up.
 * Source: Mikofski et al. (2019), equation 4.
 */
function litGround(sine: number, cosine: number, across: number, up: number, gcr: number): number {
  if (up <= LOWEST_SUN * Math.abs(across)) return 0;
  return 1 - Math.min(1, gcr * Math.abs(cosine + (sine * across) / up));
}
