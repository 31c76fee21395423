import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Criterion, criterionSchema, PURPOSES, type Purpose } from '../../shared/fit.ts';
import { readShadeResponse, type ShadeResponse } from './facts.ts';

const purposeFileSchema = z.object({ criteria: z.array(criterionSchema).min(2) });
const cropFileSchema = z.object({
  source: z.string(),
  classes: z.record(z.string(), z.array(z.string()).min(1)),
  otherwise: z.array(z.string()).min(1),
});

/** What the fit scores are worked out with. */
export interface FitData {
  criteria: Record<Purpose, Criterion[]>;
  crops: z.output<typeof cropFileSchema>;
  shade: ShadeResponse;
}

/** Reads `<dataDir>/fit/` and the crops' response to shade. */
export function readFitData(dataDir: string): FitData {
  const json = (name: string): unknown => JSON.parse(readFileSync(join(dataDir, 'fit', `${name}.json`), 'utf8'));
  return {
    criteria: Object.fromEntries(
      PURPOSES.map((purpose) => [purpose, purposeFileSchema.parse(json(purpose)).criteria]),
    ) as Record<Purpose, Criterion[]>,
    crops: cropFileSchema.parse(json('crop-classes')),
    shade: readShadeResponse(dataDir),
  };
}
