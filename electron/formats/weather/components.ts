import { PlannerError } from '../../../shared/errors.ts';
import { HOURS_PER_YEAR } from '../../../shared/weather.ts';
import { FIELD_LABEL, type Field } from './series.ts';
import { cosZenithAt, erbsDiffuseShare, extraterrestrialNormalAt, LEAST_COS_ZENITH } from './sun.ts';
import type { HourGrid } from './to-hours.ts';

/** What no hour on the ground can exceed; W/m², °C, m/s. */
const RANGE: Record<Field, readonly [number, number]> = {
  ghi: [-20, 1600],
  dni: [-20, 1420],
  dhi: [-20, 1100],
  temperature: [-70, 60],
  wind: [0, 75],
};

/** Sun over the place at the moment each hour's irradiance was seen, and at its middle. */
export interface SunHours {
  seen: Float64Array;
  middle: Float64Array;
  normal: Float64Array;
}

/** Cosines of the zenith angle through the year for hours seen `seenAt` after they begin. */
export function sunHours(year: number, latitudeDeg: number, longitudeDeg: number, seenAt: number): SunHours {
  const cos = (at: number) =>
    Float64Array.from({ length: HOURS_PER_YEAR }, (_, i) =>
      cosZenithAt(year, i + at, latitudeDeg, longitudeDeg),
    );
  const middle = cos(0.5);
  return {
    middle,
    seen: Math.abs(seenAt - 0.5) < 1e-9 ? middle : cos(seenAt),
    normal: Float64Array.from({ length: HOURS_PER_YEAR }, (_, i) => extraterrestrialNormalAt(i)),
  };
}

/**
 * Checks every value against what can be on the ground and lifts small negative irradiance to zero.
 * @throws PlannerError weather.implausible
 */
export function checkRanges({ values, line, notes }: HourGrid, file: string): void {
  let zeroed = 0;
  for (const field of ['ghi', 'dni', 'dhi', 'temperature', 'wind'] as const) {
    const [low, high] = RANGE[field];
    const column = values[field];
    for (let i = 0; i < HOURS_PER_YEAR; i++) {
      const value = column[i]!;
      if (value < low || value > high) {
        throw new PlannerError(
          'weather.implausible',
          { field: FIELD_LABEL[field], value: Math.round(value * 100) / 100, low, high },
          { file, ...(line[i]! > 0 && { line: line[i]! }), field: FIELD_LABEL[field] },
        );
      }
      if (value < 0 && field !== 'temperature') {
        column[i] = 0;
        if (value < -1) zeroed++;
      }
    }
  }
  if (zeroed > 0) notes.push({ code: 'weather.note.negative-zeroed', params: { hours: zeroed } });
}

/**
 * Fills in the component an hour lacks: from closure GHI = DNI·cos Z + DHI where two are known, from the
 * Erbs relation where only GHI is; at night all are zero. Tells how many daylight hours it touched.
 */
export function completeComponents({ values, notes }: HourGrid, sun: SunHours): void {
  const { ghi, dni, dhi } = values;
  let closed = 0;
  let split = 0;
  for (let i = 0; i < HOURS_PER_YEAR; i++) {
    const cos = sun.seen[i]!;
    const [g, b, d] = [ghi[i]!, dni[i]!, dhi[i]!];
    const known = [g, b, d].filter((value) => !Number.isNaN(value)).length;
    if (known === 3) continue;
    if (known === 0 || (known === 1 && Number.isNaN(g))) {
      if (cos <= 0 && sun.middle[i]! <= 0) ghi[i] = dni[i] = dhi[i] = 0;
      continue;
    }
    const up = Math.max(0, cos);
    if (known === 2) {
      if (Number.isNaN(g)) ghi[i] = b * up + d;
      else if (Number.isNaN(d)) dhi[i] = Math.max(0, g - b * up);
      else if (cos >= LEAST_COS_ZENITH) dni[i] = Math.min(sun.normal[i]!, Math.max(0, g - d) / cos);
      else dni[i] = 0;
      if (ghi[i]! > 0) closed++;
      continue;
    }
    const outside = sun.normal[i]! * Math.max(up, LEAST_COS_ZENITH);
    const share = cos >= LEAST_COS_ZENITH ? erbsDiffuseShare(g / outside) : 1;
    dhi[i] = g * share;
    dni[i] = cos >= LEAST_COS_ZENITH ? (g * (1 - share)) / cos : 0;
    if (g > 0) split++;
  }
  if (closed > 0) notes.push({ code: 'weather.note.closure', params: { hours: closed } });
  if (split > 0) notes.push({ code: 'weather.note.erbs', params: { hours: split } });
}

/**
 * Means over hours from values seen at one instant of each: the clearness of global, beam and diffuse is
 * interpolated to mid-hour between the instants around it and multiplied by the sun there.
 */
export function instantsToMeans(grid: HourGrid, sun: SunHours): void {
  if (sun.seen === sun.middle) return;
  const { ghi, dni } = grid.values;
  const ahead = grid.seenAt > 0.5;
  const share = ahead ? grid.seenAt - 0.5 : 0.5 - grid.seenAt;
  const other = (i: number) => (i + (ahead ? HOURS_PER_YEAR - 1 : 1)) % HOURS_PER_YEAR;
  const clear = (i: number) =>
    sun.seen[i]! > LEAST_COS_ZENITH ? ghi[i]! / (sun.normal[i]! * sun.seen[i]!) : Number.NaN;
  const between = (a: number, b: number) =>
    Number.isNaN(a) ? b : Number.isNaN(b) ? a : (1 - share) * a + share * b;
  const mean = new Float64Array(HOURS_PER_YEAR);
  const beam = new Float64Array(HOURS_PER_YEAR);
  for (let i = 0; i < HOURS_PER_YEAR; i++) {
    const cos = sun.middle[i]!;
    const j = other(i);
    if (cos <= 0) continue;
    const kt = between(clear(i), clear(j));
    const low = (1 - share) * ghi[i]! + share * ghi[j]!;
    mean[i] = Number.isNaN(kt) ? low : Math.min(1.2, kt) * sun.normal[i]! * cos;
    const lit = (k: number) => (sun.seen[k]! > LEAST_COS_ZENITH ? dni[k]! : Number.NaN);
    const b = between(lit(i), lit(j));
    beam[i] = Number.isNaN(b) || cos < LEAST_COS_ZENITH ? 0 : Math.min(b, mean[i]! / cos);
  }
  grid.values.ghi = mean;
  grid.values.dni = beam;
  grid.values.dhi = mean.map((g, i) => Math.max(0, g - beam[i]! * Math.max(0, sun.middle[i]!)));
  grid.notes.push({
    code: 'weather.note.instants',
    params: { minutes: Math.round(grid.seenAt * 60) },
  });
}
