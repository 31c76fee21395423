import { cosd, sind, tand, wrap360 } from '../angles.ts';
import { bundleOf } from './bundle.ts';
import { cutRoof } from './cells.ts';
import { apartM, areaM2, CASES, edgeDistanceM, onPrism, type Prisms, raiseByParapet } from './prisms.ts';
import { SPREAD_EVERY, skylinesOf } from './skylines.ts';
import { type BinnedPlane, binnedPlane, DIRECTIONS, lightAt, type SunBins } from './sun-bins.ts';
import type { RoofAsked, SurveyedFace, SurveySettings } from './survey-asked.ts';

/** How far buildings are looked at around a roof, metres. */
export const REACH_M = 200;

/** Points of a roof that are looked at. */
const WANTED_POINTS = 36;

/** Lower edge of modules over a flat roof, metres (judgement): a parapet shades by what of it is higher. */
const MODULE_EDGE_M = 0.3;

/** From so many times its rise on, a parapet stands below 7° and takes next to nothing. */
const PARAPET_TIMES = 8;

/** An assumed pitch may be off by so many degrees (judgement). */
const PITCH_SPREAD_DEG = 8;

/**
 * Looks at a roof of a prism: what stands around each of its points, and what light is left there in a year.
 *
 * @returns its faces, the one that can take most light first; none where all of it lies under taller buildings
 * Source: prisms and point samples as in Redweik, P., Catita, C. and Brito, M. (2013), Solar Energy 97, 332–341; light
 * see `lightAt`.
 */
export function surveyRoof(prisms: Prisms, asked: RoofAsked, settings: SurveySettings): SurveyedFace[] {
  const { index, pitchedAzimuthDeg: azimuthDeg } = asked;
  const top = prisms.topM[index]!;
  const covering = asked.around.filter((other) => covers(prisms, other, index));
  const open = (x: number, y: number) => !covering.some((other) => onPrism(prisms, other, x, y));
  if (azimuthDeg === null) {
    const plane = flatPlane(settings);
    return surveyFace(prisms, asked, settings, plane, covering.length > 0 ? open : null, () => top) ?? [];
  }
  const ridge = ridgeOf(prisms, index, azimuthDeg);
  const slope = tand(asked.habits.pitchDeg);
  return [azimuthDeg, wrap360(azimuthDeg + 180)]
    .flatMap((faces) => {
      const plane = binnedPlane(settings.bins, asked.habits.pitchDeg, faces, settings.albedo);
      const [east, north] = [sind(faces), cosd(faces)];
      const below = (x: number, y: number) => (x - ridge.x) * east + (y - ridge.y) * north;
      const height = (x: number, y: number) => top + slope * Math.max(0, ridge.halfM - Math.abs(below(x, y)));
      const holds = (x: number, y: number) => below(x, y) > 0 && open(x, y);
      return surveyFace(prisms, asked, settings, plane, holds, height) ?? [];
    })
    .sort((a, b) => yearOf(b) - yearOf(a));
}

/** The year's light that a face can take: that of its usable part, or a little of all where none is. */
export const yearOf = (
  face: Pick<SurveyedFace, 'usableM2' | 'usablePoaKwhM2' | 'areaM2' | 'annualPoaKwhM2'>,
): number => face.usableM2 * (face.usablePoaKwhM2 ?? 0) || (face.areaM2 * face.annualPoaKwhM2) / 1e6;

/** Whether a building may lie over another: it is higher, or as high and the larger, or the first of two alike. */
function covers(prisms: Prisms, other: number, index: number): boolean {
  const rise = prisms.topM[other]! - prisms.topM[index]!;
  if (rise < 0 || apartM(prisms, index, other) > 0) return false;
  if (rise > 0) return true;
  const larger = areaM2(prisms, other) - areaM2(prisms, index);
  return larger > 0 || (larger === 0 && other < index);
}

const flat = new WeakMap<SunBins, { albedo: number; plane: BinnedPlane }>();

function flatPlane({ bins, albedo }: SurveySettings): BinnedPlane {
  let kept = flat.get(bins);
  if (kept?.albedo !== albedo) {
    kept = { albedo, plane: binnedPlane(bins, 0, 180, albedo) };
    flat.set(bins, kept);
  }
  return kept.plane;
}

/** Middle of an outline's corners along the direction the roof faces, and half its depth in it, metres. */
function ridgeOf(prisms: Prisms, index: number, azimuthDeg: number) {
  const { x, y, ringStart, firstRing } = prisms;
  const [east, north] = [sind(azimuthDeg), cosd(azimuthDeg)];
  let [least, most] = [Infinity, -Infinity];
  for (let i = ringStart[firstRing[index]!]!; i < ringStart[firstRing[index + 1]!]!; i++) {
    const along = x[i]! * east + y[i]! * north;
    if (along < least) least = along;
    if (along > most) most = along;
  }
  const middle = (least + most) / 2;
  return { x: middle * east, y: middle * north, halfM: (most - least) / 2 };
}

/** One face; null where no part of it is open to the sky. */
function surveyFace(
  prisms: Prisms,
  asked: RoofAsked,
  settings: SurveySettings,
  plane: BinnedPlane,
  holds: ((x: number, y: number) => boolean) | null,
  heightAt: (x: number, y: number) => number,
): SurveyedFace[] | null {
  const { index, habits } = asked;
  const footprint = areaM2(prisms, index);
  const cells = cutRoof(prisms, index, footprint, WANTED_POINTS, habits.setbackM, holds);
  if (cells.count === 0) return null;
  const skylines = skylinesOf(prisms, asked, cells, heightAt);
  const isFlat = plane.tiltDeg === 0;
  const withParapet = isFlat && habits.parapetM > MODULE_EDGE_M;
  const poa = new Float64Array(cells.count);
  const usable: number[] = [];
  const sums = { area: 0, poa: 0, shade: 0, beam: 0, clear: 0, usablePoa: 0, spreadArea: 0, low: 0, high: 0 };
  for (let i = 0; i < cells.count; i++) {
    const at = i * CASES * DIRECTIONS;
    const area = cells.areaM2[i]!;
    const light = lightAt(plane, skylines, at);
    poa[i] = light.poaKwhM2;
    sums.area += area;
    sums.poa += area * light.poaKwhM2;
    sums.shade += area * light.shadeHours;
    sums.beam += area * light.beamShare;
    if (i % SPREAD_EVERY === 0) {
      sums.spreadArea += area;
      sums.low += area * (lightAt(plane, skylines, at + 2 * DIRECTIONS).poaKwhM2 - light.poaKwhM2);
      sums.high += area * (lightAt(plane, skylines, at + DIRECTIONS).poaKwhM2 - light.poaKwhM2);
    }
    const clear = cells.clearM2[i]!;
    if (clear === 0) continue;
    let left = light.poaKwhM2;
    const near =
      withParapet &&
      edgeDistanceM(prisms, index, cells.x[i]!, cells.y[i]!) <
        PARAPET_TIMES * (habits.parapetM - MODULE_EDGE_M);
    if (near) {
      raiseByParapet(prisms, index, cells.x[i]!, cells.y[i]!, habits.parapetM - MODULE_EDGE_M, skylines, at);
      left = lightAt(plane, skylines, at).poaKwhM2;
    }
    if (1 - left / plane.openPoaKwhM2 > settings.shadeLimit) continue;
    usable.push(i);
    sums.clear += clear;
    sums.usablePoa += clear * left;
  }
  const inPlane = 1 / cosd(plane.tiltDeg);
  const tower = isFlat ? Math.min(habits.towerM2, sums.clear / 3) : 0;
  const mean = sums.poa / sums.area;
  const [lowest, highest] = isFlat ? [0, 0] : pitchSpread(plane, settings);
  const usableMean = usable.length > 0 ? sums.usablePoa / sums.clear : null;
  return [
    {
      ...{ tiltDeg: plane.tiltDeg, azimuthDeg: plane.azimuthDeg, cells, cellPoaKwhM2: poa },
      areaM2: sums.area * inPlane,
      usableM2: (sums.clear - tower) * (1 - habits.walkwayShare) * inPlane,
      annualPoaKwhM2: mean,
      lowPoaKwhM2: mean + Math.min(0, sums.low / sums.spreadArea) + lowest,
      highPoaKwhM2: mean + Math.max(0, sums.high / sums.spreadArea) + highest,
      shadeLossFraction: Math.max(0, 1 - mean / plane.openPoaKwhM2),
      shadeHours: sums.shade / sums.area,
      beamShare: sums.beam / sums.area,
      usablePoaKwhM2: usableMean,
      usableLossFraction: usableMean === null ? null : Math.max(0, 1 - usableMean / plane.openPoaKwhM2),
      bundle: bundleOf(
        skylines,
        DIRECTIONS,
        CASES * DIRECTIONS,
        usable.length > 0 ? usable : [...poa.keys()],
      ),
    },
  ];
}

/** How the year's light on an open plane would change with another pitch, kWh/m²: at most down and up. */
function pitchSpread(plane: BinnedPlane, { bins, albedo }: SurveySettings): [number, number] {
  const others = [-1, 1].map((sign) => {
    const tiltDeg = Math.max(0, plane.tiltDeg + sign * PITCH_SPREAD_DEG);
    return binnedPlane(bins, tiltDeg, plane.azimuthDeg, albedo).openPoaKwhM2 - plane.openPoaKwhM2;
  });
  return [Math.min(0, ...others), Math.max(0, ...others)];
}
