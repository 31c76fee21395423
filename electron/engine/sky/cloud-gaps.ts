import { DEG } from '../angles.ts';
import { relativeAirmass } from '../sun/airmass.ts';
import { extraterrestrialNormal } from '../sun/extraterrestrial.ts';

/** Share of a month's hours that are taken to be as clear as its air allows. */
const CLEAR_SHARE = 0.05;
/** Hours with the sun lower than this do not tell how clear the air is. */
const LEAST_UP = 0.17;
/** How the path through the air counts (Meinel and Meinel 1976, Applied Solar Energy). */
const PATH_POWER = 0.678;
/** The sun is not taken to be out for less of an hour that has any beam. */
const LEAST_OUT = 0.1;
/**
 * Share of what an hour's beam lacks that is taken to be gaps between clouds; the rest is thin cloud and haze, there
 * all hour. Judgement: with 1 no cloud is thin, and with 0 the sun never comes and goes.
 */
const BROKEN_SHARE = 0.5;

/**
 * Share of each hour in which the sun is behind a cloud while it shines for the rest.
 *
 * Instantaneous light has two states, sun and cloud. What the beam would be in a clear hour is known from the clearest
 * hours of the same month, through the air's extinction.
 *
 * @param monthStart where each of 12 months begins among the hours, 13 marks
 * @param hour hour of the year of each entry
 * @param up sine of the sun's elevation
 * @param dniWm2 beam, mean of the hour
 * @param out receives the shares, 0…0.9; 0 in clear hours and without beam
 * Source: two states by Suehrcke, H. and McCormick, P. G. (1988), Solar Energy 40, 423–430.
 */
export function cloudGaps(
  monthStart: ArrayLike<number>,
  hour: ArrayLike<number>,
  up: ArrayLike<number>,
  dniWm2: ArrayLike<number>,
  out: Float64Array,
): void {
  const path = (i: number) => relativeAirmass(Math.acos(Math.min(1, up[i]!)) * DEG) ** PATH_POWER;
  const outside = (i: number) => extraterrestrialNormal(Math.floor(hour[i]! / 24) + 1);
  for (let month = 0; month < 12; month++) {
    const depths: number[] = [];
    for (let i = monthStart[month]!; i < monthStart[month + 1]!; i++) {
      if (up[i]! < LEAST_UP) continue;
      const dni = dniWm2[i]!;
      depths.push(dni > 0 ? Math.max(0, Math.log(outside(i) / dni) / path(i)) : Number.POSITIVE_INFINITY);
    }
    depths.sort((a, b) => a - b);
    const clear = depths[Math.floor(CLEAR_SHARE * depths.length)] ?? Number.POSITIVE_INFINITY;
    for (let i = monthStart[month]!; i < monthStart[month + 1]!; i++) {
      const dni = dniWm2[i]!;
      const seen = dni > 0 && up[i]! > 0 && Number.isFinite(clear);
      const lacking = seen ? outside(i) * Math.exp(-clear * path(i)) - dni : 0;
      const sunny = dni + BROKEN_SHARE * lacking;
      out[i] = lacking > 0 ? Math.min(1 - LEAST_OUT, 1 - dni / sunny) : 0;
    }
  }
}
