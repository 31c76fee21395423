import type { RoofClass } from '../../../shared/roof-survey.ts';
import { horizonElevationDeg } from '../array/horizon.ts';
import type { TerrainGrid } from '../terrain/grid.ts';
import { HORIZON_AZIMUTHS, horizonProfile } from '../terrain/horizon-profile.ts';
import { type County, type Quarter, quarterOf } from './county.ts';
import { apartM } from './prisms.ts';
import { DIRECTIONS, tangentOf } from './sun-bins.ts';
import { REACH_M, surveyRoof } from './survey.ts';
import type { SurveyedFace, SurveySettings } from './survey-asked.ts';

/** What a survey found of one building. */
export interface SurveyedRoof {
  /** Place of the building in the county. */
  index: number;
  /** None where all of the roof lies under taller buildings. */
  faces: SurveyedFace[];
}

/**
 * Surveys some buildings of a county that stand near each other, as prisms.
 *
 * @param wanted their places in the county
 * @param classes by place of the class, see `County.kind`
 * @param terrain heights of the ground; its skyline is taken for all of them from their middle
 */
export function surveyQuarter(
  county: County,
  wanted: readonly number[],
  classes: readonly RoofClass[],
  settings: SurveySettings,
  terrain: TerrainGrid | null,
): { roofs: SurveyedRoof[]; quarter: Quarter } {
  const quarter = quarterOf(county, wanted);
  const { prisms } = quarter;
  const skyline = terrain ? terrainSkyline(terrain, quarter.longitudeDeg, quarter.latitudeDeg) : null;
  const roofs = wanted.map((index, place): SurveyedRoof => {
    const around: number[] = [];
    for (let other = 0; other < prisms.count; other++) {
      if (other !== place && apartM(prisms, place, other) <= REACH_M) around.push(other);
    }
    const azimuthDeg = county.azimuthDeg[index]!;
    const asked = {
      ...{ index: place, around, terrain: skyline },
      habits: classes[county.kind[index]!]!,
      pitchedAzimuthDeg: Number.isNaN(azimuthDeg) ? null : azimuthDeg,
    };
    return { index, faces: surveyRoof(prisms, asked, settings) };
  });
  return { roofs, quarter };
}

/** Tangents of the terrain's skyline at a place, in a roof's directions; null where the terrain does not know it. */
export function terrainSkyline(
  terrain: TerrainGrid,
  longitudeDeg: number,
  latitudeDeg: number,
): Float32Array | null {
  const horizon = horizonProfile(terrain, longitudeDeg, latitudeDeg, new Float64Array(HORIZON_AZIMUTHS), 6);
  return (
    horizon &&
    Float32Array.from({ length: DIRECTIONS }, (_, i) =>
      tangentOf(horizonElevationDeg(horizon, (i * 360) / DIRECTIONS)),
    )
  );
}
