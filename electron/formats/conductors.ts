import { join } from 'node:path';
import type { Conductor, LowConductor } from '../../shared/feeders.ts';
import type { GridWorkCost } from '../../shared/grid-zone.ts';
import { COLON } from '../../shared/i18n/in-language.ts';
import { readDataCsv } from './csv.ts';

/** Reads `<dataDir>/grid/conductors.csv`. */
export function readConductors(dataDir: string): Conductor[] {
  return readDataCsv(join(dataDir, 'grid', 'conductors.csv')).map((row) => ({
    name: row.name!,
    resistanceOhmKm: Number(row.resistanceOhmKm),
    reactanceOhmKm: Number(row.reactanceOhmKm),
    currentA: Number(row.currentA),
    source: `${row.year}${COLON}${row.source}`,
  }));
}

/** Reads `<dataDir>/grid/low-conductors.csv`. */
export function readLowConductors(dataDir: string): LowConductor[] {
  return readDataCsv(join(dataDir, 'grid', 'low-conductors.csv')).map((row) => ({
    name: row.name!,
    resistanceOhmKm: Number(row.resistanceOhmKm),
    reactanceOhmKm: Number(row.reactanceOhmKm),
    source: `${row.year}: ${row.source}`,
  }));
}

/** Reads `<dataDir>/grid/works.csv`: what opening more of a grid costs. */
export function readGridWorks(dataDir: string): GridWorkCost[] {
  return readDataCsv(join(dataDir, 'grid', 'works.csv')).map((row) => ({
    key: row.key!,
    yuan: Number(row.yuan),
    unit: row.unit!,
    status: row.status!,
    source: row.source!,
  }));
}
