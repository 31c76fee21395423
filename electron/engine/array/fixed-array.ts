import { cosd, sind } from '../angles.ts';
import type { EquipmentYear } from '../conversion/equipment-year.ts';
import { LOW_LIGHT_LAST, LOW_LIGHT_STEP_WM2 } from '../conversion/low-light.ts';
import { packedSky, SKY_STRIDE } from '../sky/packed.ts';
import type { SkyYear } from '../sky/sky-year.ts';
import { atCosTilt, diffuseIamTables } from './diffuse-iam-table.ts';
import { IAM_STEPS, iamTable } from './iam-table.ts';
import { TOTALS } from './totals.ts';

/**
 * A year of a fixed array without neighbours, summed.
 *
 * The whole chain in one pass, without trigonometry or division: incidence from unit vectors, Perez' sky,
 * physical incidence modifier on beam and averaged over diffuse light, Faiman temperature, PVWatts DC with the
 * efficiency under little light, losses, inverter with clipping, losses behind it.
 *
 * @param sky lit hours of the year
 * @param equipment prepared under the same sky
 * @param tiltDeg tilt of the modules, degrees
 * @param azimuthDeg direction they face, degrees clockwise from north
 * @param out receives the sums at `at`, see `TOTALS`; per kWp
 * @param hourlyAc receives AC power of every hour of the year, kW/kWp, when given
 */
export function runFixedArray(
  sky: SkyYear,
  equipment: EquipmentYear,
  tiltDeg: number,
  azimuthDeg: number,
  out: Float64Array,
  at = 0,
  hourlyAc: Float64Array | null = null,
): void {
  const { hour, monthStart } = sky;
  const { perLight, lowLight, kept, gain, bend, idle, limit, clipsFrom, delivered, albedo } = equipment;
  const { detailed } = equipment;
  const clipsPerDc = detailed * equipment.clipsPerDc;
  const packed = packedSky(sky);
  const table = iamTable();
  const flat = sind(tiltDeg);
  const nx = flat * sind(azimuthDeg);
  const ny = flat * cosd(azimuthDeg);
  const nz = cosd(tiltDeg);
  const seen = 1 + nz;
  const ground = 0.5 * albedo * (1 - nz);
  const { dome, horizon } = diffuseIamTables();
  const seenPassed = detailed ? seen * atCosTilt(dome, nz) : seen;
  const flatPassed = detailed ? flat * atCosTilt(horizon, nz) : flat;
  const groundPassed = detailed ? ground * atCosTilt(dome, -nz) : ground;

  let beamPassedSum = 0;
  let effectiveSum = 0;
  let warmSum = 0;
  let dcSum = 0;
  let unclippedSum = 0;
  let withinSum = 0;
  let clippedSum = 0;
  for (let month = 0; month < 12; month++) {
    let acSum = 0;
    let poaSum = 0;
    const end = monthStart[month + 1]!;
    for (let i = monthStart[month]!, j = i * SKY_STRIDE; i < end; i++, j += SKY_STRIDE) {
      const cosine = nx * packed[j]! + ny * packed[j + 1]! + nz * packed[j + 2]!;
      const uniform = packed[j + 3]!;
      const band = packed[j + 4]!;
      let diffuse = uniform * seen + band * flat;
      let passed = uniform * seenPassed + band * flatPassed;
      let beam = 0;
      let beamPassed = 0;
      if (cosine > 0) {
        const place = cosine * IAM_STEPS;
        const step = place | 0;
        const left = table[step]!;
        const through = left + (place - step) * (table[step + 1]! - left);
        const dni = packed[j + 5]!;
        const disc = packed[j + 6]!;
        diffuse += disc * cosine;
        passed += disc * (detailed === 1 ? through : cosine);
        beam = dni * cosine;
        beamPassed = dni * through;
      }
      if (diffuse < 0) diffuse = 0;
      if (passed < 0) passed = 0;
      const ghi = packed[j + 7]!;
      diffuse += ghi * ground;
      passed += ghi * groundPassed;
      const poa = beam + diffuse;
      const effective = beamPassed + passed;
      const each = perLight[2 * i]! + perLight[2 * i + 1]! * poa;
      const lightPlace = effective * (1 / LOW_LIGHT_STEP_WM2);
      const lightStep = lightPlace < LOW_LIGHT_LAST ? lightPlace | 0 : LOW_LIGHT_LAST;
      const dim = lowLight[lightStep]!;
      const warm = effective * each;
      const dc = warm * (dim + (lightPlace - lightStep) * (lowLight[lightStep + 1]! - dim));
      const used = dc * kept;
      let ac = used * (gain - bend * used) - idle;
      if (ac < 0) ac = 0;
      unclippedSum += ac;
      if (ac > limit) {
        clippedSum += ac - limit;
        ac = limit;
      }
      // While the sun is out DC stands higher than in the hour's mean, by what it lacks behind clouds.
      const above = used - clipsFrom;
      const within = above + packed[j + 8]! * (beamPassed * each * kept - above) - (above > 0 ? above : 0);
      if (within > 0) {
        ac -= within * clipsPerDc;
        withinSum += within;
      }
      poaSum += poa;
      beamPassedSum += beamPassed + diffuse;
      effectiveSum += effective;
      warmSum += warm;
      dcSum += dc;
      acSum += ac;
      if (hourlyAc !== null) hourlyAc[hour[i]!] = ac * delivered;
    }
    out[at + TOTALS.monthlyAc + month] = acSum * delivered;
    out[at + TOTALS.monthlyPoa + month] = poaSum * 0.001;
  }
  let poaYear = 0;
  for (let month = 0; month < 12; month++) poaYear += out[at + TOTALS.monthlyPoa + month]!;
  out[at + TOTALS.received] = poaYear;
  out[at + TOTALS.rear] = 0;
  out[at + TOTALS.beamPassed] = beamPassedSum * 0.001;
  out[at + TOTALS.effective] = effectiveSum * 0.001;
  out[at + TOTALS.warm] = warmSum;
  out[at + TOTALS.dc] = dcSum;
  out[at + TOTALS.unclippedAc] = unclippedSum;
  out[at + TOTALS.clippedAc] = unclippedSum - clippedSum;
  out[at + TOTALS.inverterAc] = unclippedSum - clippedSum - withinSum * clipsPerDc;
}
