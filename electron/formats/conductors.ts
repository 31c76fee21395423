import { join } from 'node:path';
import type { Conductor } from '../../shared/feeders.ts';
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
