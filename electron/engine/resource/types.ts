/** A place to know the climate of. Degrees WGS84, metres above the sea. */
export interface ResourcePlace {
  latitudeDeg: number;
  longitudeDeg: number;
  elevationM: number;
}

/** A station that contributed to an interpolated climate. */
interface ClimateContributor {
  station: string;
  weight: number;
  distanceKm: number;
  source: string;
  year: string;
}

/** Twelve monthly means at a place, January first, with where they come from. */
export interface MonthlyClimate {
  ghiKwhM2Day: number[];
  diffuseFraction: number[];
  airTemperatureC: number[];
  windMs: number[];
  annualGhiKwhM2: number;
  contributors: ClimateContributor[];
  /** Share of the SSE grid in the annual level, 0–1; the stations have the rest. */
  gridWeight: number;
  levelSource: string;
  /** Standard uncertainty of the annual level, as a fraction: less near ground measurements. */
  levelUncertainty: number;
  /** Annual GHI by the stations over annual GHI by the grid: how far the two sources disagree here. */
  stationToGridRatio: number;
}
