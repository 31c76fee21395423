import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Criterion, criterionSchema, PURPOSES, type Purpose } from '../../shared/fit.ts';

const purposeFileSchema = z.object({ criteria: z.array(criterionSchema).min(2) });

/** Reads the criteria of every purpose from `<dataDir>/fit/<purpose>.json`. */
export function readFitCriteria(dataDir: string): Record<Purpose, Criterion[]> {
  const read = (purpose: Purpose): Criterion[] =>
    purposeFileSchema.parse(JSON.parse(readFileSync(join(dataDir, 'fit', `${purpose}.json`), 'utf8')))
      .criteria;
  return Object.fromEntries(PURPOSES.map((purpose) => [purpose, read(purpose)])) as Record<
    Purpose,
    Criterion[]
  >;
}
