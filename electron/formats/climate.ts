import { join } from 'node:path';
import type { ClimateData, ElevationCell } from '../../shared/climate.ts';
import { readDataCsv } from './csv.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The bundled climate, with the ground's elevation where people live. */
export interface BundledClimate extends ClimateData {
  elevations: ElevationCell[];
}

/**
 * Reads the bundled climate from `<dataDir>/climate`: stations (monthly means), the SSE annual grid,
 * annual mean temperatures, ground irradiation and rough elevations. Synchronous, some 6,000 rows; keep the result.
 */
export function readClimate(dataDir: string): BundledClimate {
  const file = (name: string) => readDataCsv(join(dataDir, 'climate', name));
  return {
    stations: file('stations.csv').map((row) => ({
      name: row.station!,
      adcodePrefix: row.adcodePrefix!,
      latitudeDeg: Number(row.latitudeDeg),
      longitudeDeg: Number(row.longitudeDeg),
      elevationM: Number(row.elevationM),
      ghiKwhM2Day: monthly(row, 'ghiKwhM2Day'),
      diffuseFraction: monthly(row, 'diffuseFraction'),
      airTemperatureC: monthly(row, 'airTemperatureC'),
      windMs: monthly(row, 'windMs'),
      source: row.source!,
      year: row.year!,
    })),
    sseGrid: {
      cells: new Map(
        file('nasa-sse-annual-china-1deg.csv').map((row) => [
          `${row.latitudeDeg},${row.longitudeDeg}`,
          Number(row.ghiKwhM2Day),
        ]),
      ),
      source: 'NASA SSE 6 (1983-2005)',
    },
    annualTemperatures: file('annual-temperature.csv').map((row) => ({
      name: row.station!,
      latitudeDeg: Number(row.latitudeDeg),
      longitudeDeg: Number(row.longitudeDeg),
      elevationM: Number(row.elevationM),
      annualMeanC: Number(row.annualMeanC),
    })),
    groundIrradiation: file('ground-irradiation.csv').map((row) => ({
      place: row.place!,
      latitudeDeg: Number(row.latitudeDeg),
      longitudeDeg: Number(row.longitudeDeg),
      ghiKwhM2: Number(row.ghiKwhM2),
    })),
    elevations: file('elevation.csv').map((row) => ({
      latitudeDeg: Number(row.latitudeDeg),
      longitudeDeg: Number(row.longitudeDeg),
      cellDeg: Number(row.cellDeg),
      elevationM: Number(row.elevationM),
    })),
  };
}

const monthly = (row: Record<string, string>, name: string): number[] =>
  MONTHS.map((month) => Number(row[`${name}${month}`]));
