import { metresPerDegree } from '../../shared/geodesy.ts';
import type { RoofFace, RoofLight } from '../../shared/roof-survey.ts';
import type { Quarter } from '../engine/roof/county.ts';
import { binSun, type SunBins } from '../engine/roof/sun-bins.ts';
import type { SurveyedFace, SurveySettings } from '../engine/roof/survey-asked.ts';
import { surveyQuarter, terrainSkyline } from '../engine/roof/survey-quarter.ts';
import { measureRoof } from '../engine/roof/survey-surface.ts';
import { prepareSky } from '../engine/sky/sky-year.ts';
import type { TerrainGrid } from '../engine/terrain/grid.ts';
import type { RoofFound, ToRoofWorker } from './roof-protocol.ts';

/** A survey as one thread holds it. */
export interface RoofJob extends Extract<ToRoofWorker, { type: 'prepare' }> {
  settings: SurveySettings;
}

let last: { skyKey: string; bins: SunBins } | null = null;

/** Works out what all roofs of a survey have in common. */
export function prepareRoofJob(message: Extract<ToRoofWorker, { type: 'prepare' }>): RoofJob {
  const { place, weather, albedo, shadeLimit, skyKey } = message;
  if (last?.skyKey !== skyKey) last = { skyKey, bins: binSun(prepareSky(place, weather)) };
  return { ...message, settings: { bins: last.bins, albedo, shadeLimit } };
}

/** Surveys a group of roofs that stand near each other. */
export function surveyGroup(job: RoofJob, group: readonly number[]): RoofFound[] {
  const { county, classes, settings, terrain, surface } = job;
  if (surface) return group.map((index) => measured(job, surface, index));
  const { roofs, quarter } = surveyQuarter(county, group, classes, settings, terrain);
  return roofs.map(({ index, faces }) => ({
    index,
    faces: faces.map(shownFace),
    ridges: [],
    light: lightOf(faces, quarter),
    bundle: bundleIn(faces),
    notes: faces.length === 0 ? [{ code: 'roof.under-another', value: '' }] : [],
  }));
}

/** Measures a roof in the surface. */
function measured(job: RoofJob, surface: TerrainGrid, index: number): RoofFound {
  const { county, classes, settings, terrain } = job;
  const at = 4 * index;
  const middle = [
    (county.box[at]! + county.box[at + 2]!) / 2,
    (county.box[at + 1]! + county.box[at + 3]!) / 2,
  ] as const;
  const skyline = terrain ? terrainSkyline(terrain, ...middle) : null;
  const habits = classes[county.kind[index]!]!;
  const { faces, ...rest } = measureRoof(county, index, surface, habits, settings, skyline);
  return { index, faces: faces.map(shownFace), bundle: bundleIn(faces), ...rest };
}

/** The skylines of the first face; empty where nothing stands around. */
export const bundleIn = (faces: readonly { bundle: Uint8Array }[]): Uint8Array => {
  const bundle = faces[0]?.bundle ?? new Uint8Array();
  return bundle.some((elevation) => elevation > 0) ? bundle : new Uint8Array();
};

const shownFace = (face: Omit<SurveyedFace, 'cells' | 'cellPoaKwhM2'>): RoofFace => ({
  tiltDeg: face.tiltDeg,
  azimuthDeg: face.azimuthDeg,
  areaM2: face.areaM2,
  usableM2: face.usableM2,
  annualPoaKwhM2: face.annualPoaKwhM2,
  shadeLossFraction: face.shadeLossFraction,
  range: { low: face.lowPoaKwhM2, high: face.highPoaKwhM2 },
  shadeHours: face.shadeHours,
  usablePoaKwhM2: face.usablePoaKwhM2,
  usableLossFraction: face.usableLossFraction,
});

/** Light of all faces in one picture, its rows from the north; where two faces share a cell the larger part counts. */
function lightOf(faces: readonly SurveyedFace[], { longitudeDeg, latitudeDeg }: Quarter): RoofLight | null {
  const first = faces[0]?.cells;
  if (!first) return null;
  const { columns, rows, stepM, westM, southM } = first;
  const per = metresPerDegree(latitudeDeg);
  const light: RoofLight = {
    west: longitudeDeg + westM / per.east,
    north: latitudeDeg + (southM + rows * stepM) / per.north,
    stepLonDeg: stepM / per.east,
    stepLatDeg: stepM / per.north,
    ...{ columns, rows },
    poaKwhM2: new Array<number | null>(columns * rows).fill(null),
    face: new Array<number | null>(columns * rows).fill(null),
  };
  const largest = new Float64Array(columns * rows);
  for (const [face, { cells, cellPoaKwhM2 }] of faces.entries()) {
    for (let i = 0; i < cells.count; i++) {
      const place = cells.place[i]!;
      const at = (rows - 1 - Math.floor(place / columns)) * columns + (place % columns);
      if (cells.areaM2[i]! <= largest[at]!) continue;
      largest[at] = cells.areaM2[i]!;
      light.poaKwhM2[at] = Math.round(cellPoaKwhM2[i]!);
      light.face[at] = face;
    }
  }
  return light;
}
