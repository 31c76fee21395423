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
