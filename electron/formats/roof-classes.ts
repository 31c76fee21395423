import { join } from 'node:path';
import { type BuildingClass, buildingClassSchema } from '../../shared/building-classes.ts';
import type { RoofClass } from '../../shared/roof-survey.ts';
import { readDataCsv } from './csv.ts';

/** Reads `<dataDir>/roofs/classes.csv`: what is usual on the roofs of each class of buildings. */
export function readRoofClasses(dataDir: string): Record<BuildingClass, RoofClass> {
  const rows = readDataCsv(join(dataDir, 'roofs', 'classes.csv')).map((row): [BuildingClass, RoofClass] => [
    buildingClassSchema.parse(row.class),
    {
      storeyM: Number(row.storeyM),
      floors: Number(row.floors),
      floorsSpread: Number(row.floorsSpread),
      parapetM: Number(row.parapetM),
      towerM2: Number(row.towerM2),
      setbackM: Number(row.setbackM),
      walkwayShare: Number(row.walkwayShare),
      packing: Number(row.packing),
      pitchDeg: Number(row.pitchDeg),
      status: row.status!,
      source: row.source!,
    },
  ]);
  return Object.fromEntries(rows) as Record<BuildingClass, RoofClass>;
}
