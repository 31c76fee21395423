import type { RoofCells } from './cells.ts';
import type { SunBins } from './sun-bins.ts';

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

/** What every roof of a county is surveyed with. */
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
