import type { RoofClass, RoofFace, RoofLight, RoofRidge } from '../../shared/roof-survey.ts';
import type { TerrainGrid } from '../../shared/terrain.ts';
import type { WeatherYear } from '../../shared/weather.ts';
import type { Place } from '../../shared/yield.ts';
import type { County } from '../engine/roof/county.ts';

/** What a survey's threads are told. A job is prepared once in each thread, then worked off in pieces. */
export type ToRoofWorker =
  | {
      type: 'prepare';
      job: number;
      /** Names place, weather and reflectance: what is prepared of them is kept for the next job. */
      skyKey: string;
      place: Place;
      weather: WeatherYear;
      albedo: number;
      shadeLimit: number;
      county: County;
      /** By place of the class, see `County.kind`. */
      classes: RoofClass[];
      terrain: TerrainGrid | null;
      /** Heights of the surface, roofs and trees included; null for a survey from heights of buildings. */
      surface: TerrainGrid | null;
    }
  /** Groups of buildings that stand near each other, by their places in the county. */
  | { type: 'survey'; job: number; groups: number[][] }
  | { type: 'forget'; job: number };

/** What is found of one roof. */
export interface RoofFound {
  /** Place of the building in the county. */
  index: number;
  faces: RoofFace[];
  ridges: RoofRidge[];
  light: RoofLight | null;
  bundle: Uint8Array;
  /** Why there is no face, or what to know of them, by code. */
  notes: { code: string; value: string }[];
}
