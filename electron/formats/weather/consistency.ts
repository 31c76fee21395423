import { PlannerError } from '../../../shared/errors.ts';
import { HOURS_PER_YEAR } from '../../../shared/weather.ts';
import type { SunHours } from './components.ts';
import type { HourGrid } from './to-hours.ts';

/** Annual GHI outside of which a file's light is asked about, kWh/m²; the Earth's land has 700 to 2,600. */
const GHI_BOUNDS_KWH_M2 = [600, 2700] as const;

/** Share of the hours of light that may be impossible before a file is refused. */
const IMPOSSIBLE_LIMIT = 0.02;
/** Share of the hours of light in which diffuse may exceed global before a file is refused. */
const SWAPPED_LIMIT = 0.25;
const LEAST_HOURS = 200;

/**
 * Recognises a column of beam light on the horizontal («直射辐射» of many Chinese stations) given as beam normal to the
 * sun: where global, diffuse and beam are there, by GHI − DHI = beam; where one is missing, by its never exceeding what
 * the sun's height lets through. Takes it out, so that the beam normal to the sun follows by closure.
 *
 * @param sun with the file's clock set right as far as it is known
 */
export function horizontalBeam(grid: HourGrid, sun: SunHours): void {
  const { ghi, dni, dhi } = grid.values;
  let hours = 0;
  let difference = 0;
  let total = 0;
  const low: number[] = [];
  const open: number[] = [];
  for (let i = 0; i < HOURS_PER_YEAR; i++) {
    const beam = ghi[i]! - dhi[i]!;
    if (beam > 10) {
      if (!Number.isNaN(dni[i]!)) {
        hours++;
        difference += Math.abs(beam - dni[i]!);
        total += beam;
      }
    } else if (Number.isNaN(beam) && dni[i]! >= 0) open.push(i);
    const cos = sun.seen[i]!;
    if (cos > 0.15 && cos < 0.35 && !Number.isNaN(dni[i]!)) low.push(dni[i]! / (sun.normal[i]! * cos));
  }
  if (hours >= LEAST_HOURS) {
    if (difference / total > 0.03) return;
  } else {
    // A clear morning's beam normal to the sun is well above what falls through the same air on the horizontal.
    if (open.length < LEAST_HOURS || low.length < LEAST_HOURS) return;
    low.sort((a, b) => a - b);
    if (low[Math.floor(low.length * 0.995)]! > 0.9) return;
  }
  for (let i = 0; i < HOURS_PER_YEAR; i++) {
    if (Number.isNaN(dhi[i]!) && !Number.isNaN(ghi[i]!)) dhi[i] = Math.max(0, ghi[i]! - dni[i]!);
    else if (Number.isNaN(ghi[i]!)) ghi[i] = dni[i]! + dhi[i]!;
    dni[i] = Number.NaN;
  }
  grid.notes.push({ code: 'weather.note.beam-horizontal', params: {} });
}

/**
 * Puts inconsistent light right, hour by hour, and tells how often: light above what the sun lets through is taken
 * as missing, beam at night and diffuse beyond global are cut.
 *
 * @throws PlannerError weather.light-impossible, weather.diffuse-exceeds-global when that is more than a slip here and
 *   there
 */
export function checkLight(grid: HourGrid, sun: SunHours, file: string): void {
  const { ghi, dni, dhi } = grid.values;
  const count = { day: 0, impossible: 0, night: 0, diffuse: 0 };
  const first = { impossible: 0, diffuse: 0 };
  for (let i = 0; i < HOURS_PER_YEAR; i++) {
    const [last, now, next] = [-1, 0, 1].map((by) => sun.middle[(i + by + HOURS_PER_YEAR) % HOURS_PER_YEAR]!);
    // The sun's highest in the hour: its middle, its ends, or the moment the file saw it.
    const up = Math.max(sun.seen[i]!, now!, (last! + now!) / 2, (now! + next!) / 2);
    const outside = sun.normal[i]! * Math.max(0, up);
    if (outside > 0) count.day++;
    if (ghi[i]! > outside + 60 || dhi[i]! > outside + 60) {
      count.impossible++;
      first.impossible ||= grid.line[i]!;
      ghi[i] = dni[i] = dhi[i] = outside > 0 ? Number.NaN : 0;
      continue;
    }
    if (dni[i]! > 20 && up < -0.05) {
      count.night++;
      dni[i] = 0;
    }
    if (dhi[i]! > 1.05 * ghi[i]! + 10) {
      count.diffuse++;
      first.diffuse ||= grid.line[i]!;
      dhi[i] = ghi[i]!;
      dni[i] = 0;
    }
  }
  const at = (line: number) => ({ file, ...(line > 0 && { line }) });
  if (count.impossible > IMPOSSIBLE_LIMIT * count.day) {
    throw new PlannerError('weather.light-impossible', { hours: count.impossible }, at(first.impossible));
  }
  if (count.diffuse > SWAPPED_LIMIT * count.day) {
    throw new PlannerError('weather.diffuse-exceeds-global', { hours: count.diffuse }, at(first.diffuse));
  }
  const note = (code: string, hours: number) => {
    if (hours > 0) grid.notes.push({ code: `weather.note.${code}`, params: { hours } });
  };
  note('light-impossible', count.impossible);
  note('beam-at-night', count.night);
  note('diffuse-exceeds-global', count.diffuse);
}

/**
 * Asks about an annual sum that no place on land has.
 * @throws PlannerError weather.sum-implausible
 */
export function checkSum(ghi: Float64Array, file: string): void {
  const sum = ghi.reduce((total, value) => total + value, 0) / 1000;
  const [low, high] = GHI_BOUNDS_KWH_M2;
  if (sum >= low && sum <= high) return;
  throw new PlannerError(
    'weather.sum-implausible',
    { kwhM2: sum < 10 ? Math.round(sum * 100) / 100 : Math.round(sum), low, high },
    { file, field: 'GHI' },
  );
}
