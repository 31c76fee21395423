import { join } from 'node:path';
import { type LandRule, landRuleSchema } from '../../shared/land-rules.ts';
import { readDataCsv } from './csv.ts';

/** Reads `<dataDir>/rules/land-rules.csv`. */
export function readLandRules(dataDir: string): LandRule[] {
  return readDataCsv(join(dataDir, 'rules', 'land-rules.csv')).map((row) =>
    landRuleSchema.parse({
      ...row,
      classes: row.classes?.split(' '),
      kinds: row.kinds?.split(' '),
      limit: Number(row.limit),
      edgeM: Number(row.edgeM),
      year: Number(row.year),
      validTo: row.validTo || null,
    }),
  );
}
