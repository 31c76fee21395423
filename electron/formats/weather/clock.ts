import { HOURS_PER_YEAR } from '../../../shared/weather.ts';
import { FIELDS } from './series.ts';
import { cosZenithAt } from './sun.ts';
import type { HourGrid } from './to-hours.ts';

/** Where and in which calendar year the sun is looked for. */
export interface SunPlace {
  year: number;
  latitudeDeg: number;
  longitudeDeg: number;
}

/** Beam below this says little about the sun's height, W/m². */
const LEAST_BEAM_WM2 = 50;
/** Hours with beam from which closure is believed. */
const LEAST_HOURS = 200;
/** Hours the search for the right clock looks at. */
const SAMPLE = 900;
/** Share of the beam that a sound file leaves unexplained at most; real files of sound clocks: 0.003 to 0.016. */
const CLOSED = 0.04;
/** Above this the three components do not belong together, W/m² per W/m². */
const DOUBTFUL = 0.06;
/** Hours a clock may be off without being touched. */
const TOLERANCE_HOURS = 0.15;
/** Hours from which light alone, without closure, says that a clock is off. */
const LIGHT_TOLERANCE_HOURS = 0.35;
const FINE_HOURS = 0.05;

interface BeamHours {
  at: number[];
  horizontal: number[];
  normal: number[];
  total: number;
}

/**
 * Finds by closure, GHI − DHI = DNI·cos Z, at which moment of its hours a file's light was seen, and sets the grid's
 * clock right: whole hours are moved, the rest becomes `seenAt`. Files whose beam was computed with the sun of another
 * moment (half an hour off, of the stamp instead of the hour, in another time zone) show it here to a few minutes.
 *
 * Without all three components the light's own middle is held against the sun's; that only moves the hours of a file
 * whose stamps' meaning was guessed, and is a note otherwise.
 *
 * @param stampGuessed see `WeatherSeries`
 */
export function setClock(grid: HourGrid, place: SunPlace, stampGuessed: boolean): void {
  const beam = beamHours(grid);
  if (beam.at.length >= LEAST_HOURS) {
    const now = unexplained(beam, place, grid.seenAt);
    const found = bestClock(beam, place);
    const off = found.seenAt - grid.seenAt;
    if (found.share < CLOSED && found.share < 0.6 * now && Math.abs(off) > TOLERANCE_HOURS) {
      const whole = Math.abs(off) > 0.6 + FINE_HOURS ? Math.round(found.seenAt - 0.5) : 0;
      if (whole !== 0) moveHours(grid, whole);
      const rest = found.seenAt - whole;
      grid.seenAt = Math.abs(rest - 0.5) <= TOLERANCE_HOURS ? 0.5 : rest;
      grid.notes.push({ code: 'weather.note.clock-corrected', params: { minutes: Math.round(off * 60) } });
      return;
    }
    if (now > DOUBTFUL) {
      grid.notes.push({
        code: 'weather.note.light-inconsistent',
        params: { percent: Math.round(now * 1000) / 10 },
      });
    }
    if (found.share < CLOSED) return;
  }
  const late = lightOff(grid, place);
  if (Math.abs(late) <= LIGHT_TOLERANCE_HOURS) return;
  const params = { hours: Math.round(-late * 10) / 10 };
  const halves = Math.round(late * 2) / 2;
  if (stampGuessed && halves >= -1 && halves < 0 && Math.abs(late - halves) < 0.2) {
    if (halves === -1) moveHours(grid, -1);
    else grid.seenAt += halves;
    grid.notes.push({ code: 'weather.note.clock-corrected', params: { minutes: halves * 60 } });
    return;
  }
  grid.notes.push({ code: 'weather.note.clock-doubtful', params });
}

function beamHours({ values: { ghi, dni, dhi } }: HourGrid): BeamHours {
  const at: number[] = [];
  for (let i = 0; i < HOURS_PER_YEAR; i++) {
    if (dni[i]! > LEAST_BEAM_WM2 && ghi[i]! - dhi[i]! > 10) at.push(i);
  }
  const stride = Math.max(1, Math.floor(at.length / SAMPLE));
  const picked = stride === 1 ? at : at.filter((_, i) => i % stride === 0);
  const horizontal = picked.map((i) => ghi[i]! - dhi[i]!);
  return {
    at: picked,
    horizontal,
    normal: picked.map((i) => dni[i]!),
    total: horizontal.reduce((sum, value) => sum + value, 0),
  };
}

/** Share of the horizontal beam that the normal beam under the sun at `seenAt` does not explain. */
function unexplained({ at, horizontal, normal, total }: BeamHours, place: SunPlace, seenAt: number): number {
  let rest = 0;
  for (let k = 0; k < at.length; k++) {
    const cos = cosZenithAt(place.year, at[k]! + seenAt, place.latitudeDeg, place.longitudeDeg);
    rest += Math.abs(horizontal[k]! - normal[k]! * Math.max(0, cos));
  }
  return rest / total;
}

/** The moment of its hours, from half a day before to half a day after, whose sun explains the beam best. */
function bestClock(beam: BeamHours, place: SunPlace): { seenAt: number; share: number } {
  let best = { seenAt: 0.5, share: Number.POSITIVE_INFINITY };
  const look = (from: number, to: number, step: number) => {
    const steps = Math.round((to - from) / step);
    for (let k = 0; k <= steps; k++) {
      const seenAt = from + k * step;
      const share = unexplained(beam, place, seenAt);
      if (share < best.share) best = { seenAt, share };
    }
  };
  look(-11.5, 12.5, 0.5);
  look(best.seenAt - 0.5, best.seenAt + 0.5, FINE_HOURS);
  return best;
}

/** Hours to add to the moment light is taken to be seen at, by the correlation of global light with the sun's height. */
function lightOff({ values: { ghi }, seenAt }: HourGrid, place: SunPlace): number {
  // The sun's height summed over a year does not change with the clock, so the plain sum of products is the correlation.
  const score = (late: number): number => {
    let sum = 0;
    for (let i = 0; i < HOURS_PER_YEAR; i++) {
      if (!(ghi[i]! > 0)) continue;
      const cos = cosZenithAt(place.year, i + seenAt + late, place.latitudeDeg, place.longitudeDeg);
      sum += ghi[i]! * Math.max(0, cos);
    }
    return sum;
  };
  let best = { late: 0, value: Number.NEGATIVE_INFINITY };
  const look = (from: number, to: number, step: number) => {
    const steps = Math.round((to - from) / step);
    for (let k = 0; k <= steps; k++) {
      const value = score(from + k * step);
      if (value > best.value) best = { late: from + k * step, value };
    }
  };
  look(-12, 12, 1);
  look(best.late - 1, best.late + 1, 0.1);
  return best.late;
}

/** Moves every value by whole hours around the year: what stood at hour i comes to stand at i + by. */
function moveHours(grid: HourGrid, by: number): void {
  const from = (i: number) => (i - by + HOURS_PER_YEAR) % HOURS_PER_YEAR;
  for (const field of FIELDS) {
    const column = grid.values[field];
    grid.values[field] = column.map((_, i) => column[from(i)]!);
  }
  const { line } = grid;
  grid.line = line.map((_, i) => line[from(i)]!);
}
