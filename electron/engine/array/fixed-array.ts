import { cosd, sind } from '../angles.ts';
import type { EquipmentYear } from '../conversion/equipment-year.ts';
import type { SkyYear } from '../sky/sky-year.ts';
import { IAM_STEPS, iamTable } from './iam-table.ts';
import { TOTALS } from './totals.ts';

/**
 * A year of a fixed array without neighbours, summed.
 *
 * The whole chain in one pass, without trigonometry or division: incidence from unit vectors, Perez' sky,
 * physical incidence modifier on beam, Faiman temperature, PVWatts DC, losses, inverter with clipping.
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
  const { east, north, up, ghiWm2, dniWm2, uniformWm2, discWm2, bandWm2, hour, monthStart } = sky;
  const { base, slope, kept, gain, bend, idle, limit, albedo } = equipment;
  const table = iamTable();
  const flat = sind(tiltDeg);
  const nx = flat * sind(azimuthDeg);
  const ny = flat * cosd(azimuthDeg);
  const nz = cosd(tiltDeg);
  const seen = 1 + nz;
  const ground = 0.5 * albedo * (1 - nz);

  let effectiveSum = 0;
  let dcSum = 0;
  let unclippedSum = 0;
  for (let month = 0; month < 12; month++) {
    let acSum = 0;
    let poaSum = 0;
    const end = monthStart[month + 1]!;
    for (let i = monthStart[month]!; i < end; i++) {
      const cosine = nx * east[i]! + ny * north[i]! + nz * up[i]!;
      let diffuse = uniformWm2[i]! * seen + bandWm2[i]! * flat;
      let poa = 0;
      let effective = 0;
      if (cosine > 0) {
        diffuse += discWm2[i]! * cosine;
        const place = cosine * IAM_STEPS;
        const step = place | 0;
        const left = table[step]!;
        const dni = dniWm2[i]!;
        poa = dni * cosine;
        effective = dni * (left + (place - step) * (table[step + 1]! - left));
      }
      if (diffuse < 0) diffuse = 0;
      diffuse += ghiWm2[i]! * ground;
      poa += diffuse;
      effective += diffuse;
      const dc = effective * (base[i]! + slope[i]! * poa);
      const used = dc * kept;
      let ac = used * (gain - bend * used) - idle;
      if (ac < 0) ac = 0;
      unclippedSum += ac;
      if (ac > limit) ac = limit;
      poaSum += poa;
      effectiveSum += effective;
      dcSum += dc;
      acSum += ac;
      if (hourlyAc !== null) hourlyAc[hour[i]!] = ac;
    }
    out[at + TOTALS.monthlyAc + month] = acSum;
    out[at + TOTALS.monthlyPoa + month] = poaSum * 0.001;
  }
  let poaYear = 0;
  for (let month = 0; month < 12; month++) poaYear += out[at + TOTALS.monthlyPoa + month]!;
  out[at + TOTALS.received] = poaYear;
  out[at + TOTALS.rear] = 0;
  out[at + TOTALS.effective] = effectiveSum * 0.001;
  out[at + TOTALS.dc] = dcSum;
  out[at + TOTALS.unclippedAc] = unclippedSum;
}
