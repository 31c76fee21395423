import { join } from 'node:path';
import { readDataCsv } from './csv.ts';
import { shortProvinceName } from './facts.ts';

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
    source: `${row.region} ${row.year}: ${row.source}`,
  }));
}

/** Margins of the grid a province belongs to; null for Tibet, Hong Kong, Macau and Taiwan, which have none. */
export function marginsForProvince(margins: GridMargins[], provinceName: string): GridMargins | null {
  const short = shortProvinceName(provinceName);
  return margins.find(({ provinces }) => provinces.includes(short)) ?? null;
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
