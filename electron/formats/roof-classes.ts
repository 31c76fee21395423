import { join } from 'node:path';
import { type BuildingClass, buildingClassSchema } from '../../shared/building-classes.ts';
import { COLON } from '../../shared/i18n/in-language.ts';
import type { RoofClass } from '../../shared/roof-survey.ts';
import type { RoofRule } from '../../shared/roofs.ts';
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

/** How roofs of a class become sites where nobody says otherwise. */
export type RoofRuleRow = Pick<
  RoofRule,
  'used' | 'usableShare' | 'flatTiltDeg' | 'pitchedTiltDeg' | 'azimuth'
> & {
  class: BuildingClass;
  source: string;
};

/** Reads `<dataDir>/roofs/sites.csv`: how the roofs of each class of buildings become sites. */
export function readRoofRules(dataDir: string): RoofRuleRow[] {
  return readDataCsv(join(dataDir, 'roofs', 'sites.csv')).map((row) => ({
    class: buildingClassSchema.parse(row.class),
    used: row.used === 'yes',
    usableShare: Number(row.usableShare),
    flatTiltDeg: Number(row.flatTiltDeg),
    pitchedTiltDeg: Number(row.pitchedTiltDeg),
    azimuth: row.azimuth === 'south' ? 'south' : 'long-side',
    source: `${row.year}${COLON}${row.source}`,
  }));
}
