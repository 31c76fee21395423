import { HOURS_PER_YEAR } from '../../../shared/weather.ts';
import type { EquipmentYear } from '../conversion/equipment-year.ts';
import type { SkyYear } from '../sky/sky-year.ts';
import { type DcHours, type Rows, runRows } from './rows.ts';
import { TOTALS } from './totals.ts';

const room = (): DcHours => ({
  mean: new Float64Array(HOURS_PER_YEAR),
  beam: new Float64Array(HOURS_PER_YEAR),
});
let faces: [DcHours, DcHours] | null = null;

/** Sums that are the mean of both faces'; what comes from the inverter on is worked out anew. */
const MEAN = [
  ...Array.from({ length: 12 }, (_, month) => TOTALS.monthlyPoa + month),
  ...[TOTALS.received, TOTALS.beamPassed, TOTALS.effective, TOTALS.warm, TOTALS.dc, TOTALS.rear],
];

/**
 * A year of fixed modules back to back, half of them facing one way and half the other, on shared inverters.
 *
 * Each face is a row of its own, as far from the next of its kind as two faces are wide, whose ridge hides the sky as
 * the row in front would; the inverter gets the mean of both.
 *
 * @param rows see `Rows`; `gcr` of both faces together, `axisAzimuthDeg` of the first; fixed, without a rear
 * @param out receives the sums at `at`, see `TOTALS`; per kWp
 * @param hourlyAc receives AC power of every hour of the year, kW/kWp, when given
 */
export function runTwoFaces(
  sky: SkyYear,
  equipment: EquipmentYear,
  rows: Rows,
  out: Float64Array,
  at = 0,
  hourlyAc: Float64Array | null = null,
): void {
  faces ??= [room(), room()];
  const half: Rows = { ...rows, gcr: rows.gcr / 2, bifaciality: 0 };
  const other = new Float64Array(TOTALS.length);
  runRows(sky, equipment, half, out, at, null, faces[0]);
  const turned = { ...half, axisAzimuthDeg: rows.axisAzimuthDeg + 180 };
  runRows(sky, equipment, turned, other, 0, null, faces[1]);
  for (const key of MEAN) out[at + key] = (out[at + key]! + other[key]!) / 2;

  const { gain, bend, idle, limit, clipsFrom, delivered, detailed } = equipment;
  const clipsPerDc = detailed * equipment.clipsPerDc;
  let unclippedSum = 0;
  let clippedSum = 0;
  let withinSum = 0;
  for (let month = 0; month < 12; month++) {
    let acSum = 0;
    for (let i = sky.monthStart[month]!; i < sky.monthStart[month + 1]!; i++) {
      const hour = sky.hour[i]!;
      const used = (faces[0].mean[hour]! + faces[1].mean[hour]!) / 2;
      const beam = (faces[0].beam[hour]! + faces[1].beam[hour]!) / 2;
      const raw = Math.max(0, used * (gain - bend * used) - idle);
      // As in `runFixedArray`.
      const above = used - clipsFrom;
      const within = Math.max(0, above + sky.broken[i]! * (beam - above) - Math.max(0, above));
      const ac = Math.min(raw, limit) - within * clipsPerDc;
      unclippedSum += raw;
      clippedSum += Math.max(0, raw - limit);
      withinSum += within;
      acSum += ac;
      if (hourlyAc !== null) hourlyAc[hour] = ac * delivered;
    }
    out[at + TOTALS.monthlyAc + month] = acSum * delivered;
  }
  out[at + TOTALS.unclippedAc] = unclippedSum;
  out[at + TOTALS.clippedAc] = unclippedSum - clippedSum;
  out[at + TOTALS.inverterAc] = unclippedSum - clippedSum - withinSum * clipsPerDc;
}
