import { cosd, sind, tand, wrap360 } from '../angles.ts';
import { bundleOf } from './bundle.ts';
import { cutRoof, type RoofCells } from './cells.ts';
import {
  apartM,
  areaM2,
  CASES,
  edgeDistanceM,
  onPrism,
  type Prisms,
  raiseByParapet,
  raiseByPrism,
  skylineRoom,
} from './prisms.ts';
import { type BinnedPlane, binnedPlane, DIRECTIONS, lightAt, type SunBins } from './sun-bins.ts';

/** How far buildings are looked at around a roof, metres. */
export const REACH_M = 200;
/** Points of a roof that are looked at. */
const WANTED_POINTS = 36;
/** From so many times the roof's half diagonal on, and at least so far, all points see a building alike. */
const FAR_TIMES = 6;
const FAR_M = 40;
/** Buildings that stay below this tangent, a quarter of a degree, take nothing that counts. */
const LEAST_TANGENT = 0.004;
/** Lower edge of modules over a flat roof, metres (judgement): a parapet shades by what of it is higher. */
const MODULE_EDGE_M = 0.3;
/** From so many times its rise on, a parapet stands below 7° and takes next to nothing. */
const PARAPET_TIMES = 8;
/** An assumed pitch may be off by so many degrees (judgement). */
const PITCH_SPREAD_DEG = 8;
/** Of every so many points one is also looked at with all heights as low and as high as they may be. */
const SPREAD_EVERY = 4;

/** What is usual on the roofs of a class of buildings; judgements of `data/roofs/classes.csv`. */
export interface RoofHabits {
  /** Height of a parapet over a flat roof, metres. */
  parapetM: number;
  /** Area that a stair tower on a flat roof takes, with what it shades all day, m². */
  towerM2: number;
  /** Kept free along the edge, metres. */
  setbackM: number;
  /** Share of the rest that ways of maintenance take. */
  walkwayShare: number;
  /** Pitch of a sloping roof that nothing says more of, degrees. */
  pitchDeg: number;
}

export interface SurveySettings {
  bins: SunBins;
  /** Ground reflectance. */
  albedo: number;
  /** Parts that lose more than this share of the year's light are not used. */
  shadeLimit: number;
}

/** One plane of a roof. */
export interface SurveyedFace {
  tiltDeg: number;
  azimuthDeg: number;
  /** In the plane of the roof, m². */
  areaM2: number;
  usableM2: number;
  /** Mean over the face with what stands around, and its ends with heights as low and as high as they may be. */
  annualPoaKwhM2: number;
  lowPoaKwhM2: number;
  highPoaKwhM2: number;
  /** Share of an open plane's light that is lost. */
  shadeLossFraction: number;
  /** Hours of the year in which the sun is up and hidden, mean over the face. */
  shadeHours: number;
  /** Share of an open plane's beam and circumsolar light that is left, mean over the face. */
  beamShare: number;
  /** Mean over the usable part, parapets counted; null where nothing is usable. */
  usablePoaKwhM2: number | null;
  usableLossFraction: number | null;
  /** Skylines of the usable part, see `bundleOf`. */
  bundle: Uint8Array;
  cells: RoofCells;
  /** The year's light of each cell, kWh/m². */
  cellPoaKwhM2: Float64Array;
}

/** A roof that is looked at. */
export interface RoofAsked {
  index: number;
  habits: RoofHabits;
  /** Direction that the lower side of a pitched roof faces, degrees; null for a flat roof. */
  pitchedAzimuthDeg: number | null;
  /** Other buildings within {@link REACH_M}. */
  around: readonly number[];
  /** Tangents of the terrain's skyline in each direction; null where none is known. */
  terrain: Float32Array | null;
}

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

/** Room for the skylines of one roof, used again for the next. */
let room: Float32Array = new Float32Array();

/** Skylines of all cells' points, {@link CASES} for each. */
function skylinesOf(
  prisms: Prisms,
  { index, around, terrain }: RoofAsked,
  cells: RoofCells,
  heightAt: (x: number, y: number) => number,
): Float32Array {
  const at = 4 * index;
  const { box } = prisms;
  const middle = [(box[at]! + box[at + 2]!) / 2, (box[at + 1]! + box[at + 3]!) / 2] as const;
  const radius = Math.hypot(box[at + 2]! - box[at]!, box[at + 3]! - box[at + 1]!) / 2;
  const level = heightAt(...middle);
  let lowest = level;
  for (let i = 0; i < cells.count; i++) lowest = Math.min(lowest, heightAt(cells.x[i]!, cells.y[i]!));
  const shared = skylineRoom();
  if (terrain) for (let k = 0; k < CASES; k++) shared.set(terrain, k * DIRECTIONS);
  const near: number[] = [];
  for (const other of around) {
    const apart = apartM(prisms, index, other);
    if (prisms.highM[other]! - lowest <= LEAST_TANGENT * apart) continue;
    if (apart > Math.max(FAR_M, FAR_TIMES * radius)) raiseByPrism(prisms, other, ...middle, level, shared);
    else near.push(other);
  }
  const length = cells.count * CASES * DIRECTIONS;
  if (room.length < length) room = new Float32Array(length);
  const skylines = room.subarray(0, length).fill(0);
  for (let i = 0; i < cells.count; i++) {
    const place = i * CASES * DIRECTIONS;
    skylines.set(shared, place);
    const [x, y] = [cells.x[i]!, cells.y[i]!];
    const z = heightAt(x, y);
    const spread = i % SPREAD_EVERY === 0;
    for (const other of near) raiseByPrism(prisms, other, x, y, z, skylines, place, spread);
  }
  return skylines;
}
