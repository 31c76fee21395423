import { join } from 'node:path';
import { pilotClassSchema } from '../../shared/building-classes.ts';
import type { RoofTarget } from '../../shared/roofs.ts';
import { readDataCsv } from './csv.ts';

/** Reads `<dataDir>/facts/roof-targets.csv`. */
export function readRoofTargets(dataDir: string): RoofTarget[] {
  return readDataCsv(join(dataDir, 'facts', 'roof-targets.csv')).map((row) => ({
    class: pilotClassSchema.parse(row.class),
    leastShare: Number(row.leastShare),
    source: row.source!,
  }));
}
