/** A place to know the climate of. Degrees WGS84, metres above the sea. */
export interface ResourcePlace {
  latitudeDeg: number;
  longitudeDeg: number;
  elevationM: number;
}

/** Twelve monthly means, January first, at one station; a row of `data/climate/stations.csv`. */
export interface ClimateStation {
  name: string;
  /** First two digits of the province's administrative code. */
  adcodePrefix: string;
  latitudeDeg: number;
  longitudeDeg: number;
  /** Elevation the temperatures belong to. */
  elevationM: number;
  /** Mean daily global horizontal irradiation. */
  ghiKwhM2Day: number[];
  /** Diffuse share of the month's global horizontal irradiation, 0–1. */
  diffuseFraction: number[];
  airTemperatureC: number[];
  /** Wind speed at 10 m. */
  windMs: number[];
  source: string;
  year: string;
}

/** Annual mean air temperature of a ground station; a row of `data/climate/annual-temperature.csv`. */
export interface TemperatureStation {
  name: string;
  latitudeDeg: number;
  longitudeDeg: number;
  elevationM: number;
  annualMeanC: number;
}

/** All that the monthly climate of a place is made of; as `readClimate` reads it. */
export interface ClimateData {
  stations: ClimateStation[];
  sseGrid: SseGrid;
  annualTemperatures: TemperatureStation[];
  groundIrradiation: GroundIrradiation[];
}

/** Annual GHI measured on the ground; a row of `data/climate/ground-irradiation.csv`. */
export interface GroundIrradiation {
  place: string;
  latitudeDeg: number;
  longitudeDeg: number;
  ghiKwhM2: number;
}

/** Annual mean daily GHI on 1-degree cells, by cell centre. */
export interface SseGrid {
  /** Key `latitude,longitude` of the cell centre, e.g. `34.5,114.5`; value kWh/m²/day. */
  cells: Map<string, number>;
  source: string;
}

/** Ground elevation of populated places by cell; see the header of `data/climate/elevation.csv`. */
export interface ElevationCell {
  latitudeDeg: number;
  longitudeDeg: number;
  /** Side of the cell in degrees. */
  cellDeg: number;
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
