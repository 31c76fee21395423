import { join } from 'node:path';
import type { Conductor } from '../../shared/feeders.ts';
import type { GridWorkCost } from '../../shared/grid.ts';
import { readDataCsv } from './csv.ts';

/** Reads `<dataDir>/grid/conductors.csv`. */
export function readConductors(dataDir: string): Conductor[] {
  return readDataCsv(join(dataDir, 'grid', 'conductors.csv')).map((row) => ({
    name: row.name!,
    resistanceOhmKm: Number(row.resistanceOhmKm),
    reactanceOhmKm: Number(row.reactanceOhmKm),
    currentA: Number(row.currentA),
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
