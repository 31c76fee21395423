import { cosd, sind } from '../angles.ts';
import type { EquipmentYear } from '../conversion/equipment-year.ts';
import type { SkyYear } from '../sky/sky-year.ts';
import { atCosTilt, diffuseIamTables } from './diffuse-iam-table.ts';
import { fixedArrayKernel } from './fixed-array-kernel.ts';
import { TOTALS } from './totals.ts';

/**
 * A year of a fixed array without neighbours, summed.
 *
 * The whole chain in one pass, without trigonometry or division: incidence from unit vectors, Perez' sky,
 * physical incidence modifier on beam and averaged over diffuse light, Faiman temperature, PVWatts DC with the
 * efficiency under little light, losses, inverter with clipping, losses behind it. The pass itself is
 * `fixed-array.wat`, two hours at a time.
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
  const { perLight, lowLight, kept, gain, bend, idle, limit, clipsFrom, delivered, albedo } = equipment;
  const { detailed } = equipment;
  const clipsPerDc = detailed * equipment.clipsPerDc;
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

  // In the order of the loop's parameters.
  const array = [nx, ny, nz, seen, flat, ground, seenPassed, flatPassed, groundPassed];
  const chain = [kept, gain, bend, idle, limit, clipsFrom, clipsPerDc, detailed ? -1 : 0];
  const sums = fixedArrayKernel().sum(sky, perLight, lowLight, [...array, ...chain], hourlyAc);

  let poaYear = 0;
  let acYear = 0;
  for (let month = 0; month < 12; month++) {
    const ac = sums[2 * month]!;
    const poaKwhM2 = sums[2 * month + 1]! * 0.001;
    out[at + TOTALS.monthlyAc + month] = ac * delivered;
    out[at + TOTALS.monthlyPoa + month] = poaKwhM2;
    acYear += ac;
    poaYear += poaKwhM2;
  }
  const [beamPassed, effective, warm, dc, clipped, within] = sums.subarray(24) as unknown as number[];
  out[at + TOTALS.received] = poaYear;
  out[at + TOTALS.rear] = 0;
  out[at + TOTALS.beamPassed] = beamPassed! * 0.001;
  out[at + TOTALS.effective] = effective! * 0.001;
  out[at + TOTALS.warm] = warm!;
  out[at + TOTALS.dc] = dc!;
  out[at + TOTALS.clippedAc] = acYear + within! * clipsPerDc;
  out[at + TOTALS.unclippedAc] = out[at + TOTALS.clippedAc]! + clipped!;
  out[at + TOTALS.inverterAc] = acYear;
  if (hourlyAc !== null) for (const hour of sky.hour) hourlyAc[hour]! *= delivered;
}
