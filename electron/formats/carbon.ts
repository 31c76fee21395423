import { join } from 'node:path';
import { COLON } from '../../shared/i18n/in-language.ts';
import { readDataCsv } from './csv.ts';

/** Operating and build margin of a regional grid, tCO2/MWh. */
export interface GridMargins {
  region: string;
  provinces: string[];
  operatingMargin: number;
  buildMargin: number;
  year: number;
  source: string;
}

/** Reads `<dataDir>/carbon/margins.csv`. */
export function readGridMargins(dataDir: string): GridMargins[] {
  return readDataCsv(join(dataDir, 'carbon', 'margins.csv')).map((row) => ({
    region: row.region!,
    provinces: row.provinces!.split(' '),
    operatingMargin: Number(row.operatingMargin),
    buildMargin: Number(row.buildMargin),
    year: Number(row.year),
    source: `${row.region} ${row.year}${COLON}${row.source}`,
  }));
}

/** Embodied emissions of one kind of system, kgCO2e per kWp. */
export interface Embodied {
  item: string;
  kgCo2ePerKwp: number;
  basis: string;
  year: number;
  source: string;
}

/** Reads `<dataDir>/carbon/embodied.csv`. */
export function readEmbodied(dataDir: string): Embodied[] {
  return readDataCsv(join(dataDir, 'carbon', 'embodied.csv')).map((row) => ({
    item: row.item!,
    kgCo2ePerKwp: Number(row.kgCo2ePerKwp),
    basis: row.basis!,
    year: Number(row.year),
    source: row.source!,
  }));
}
