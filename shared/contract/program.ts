import { z } from 'zod';
import { crashSchema, diagnosisSchema } from '../diagnosis.ts';
import { EXPORT_FORMATS } from '../export.ts';
import { command, done, language, none } from './parts.ts';

/** Commands about `job`, `shell`, `app`. */
export const program = {
  'job.cancel': command('action', z.object({ id: z.string() }).strict(), done),
  /** Ask the planner for a file; the path it returns is granted to later commands. */
  'shell.choose': command(
    'action',
    z
      .object({
        purpose: z.enum([
          'open-project',
          'save-project',
          'save-copy',
          'take-copy',
          'open-copy',
          'open-weather',
          'open-load',
          'open-prices',
          'open-rules',
          'save-rules',
          'export-hours',
          'export-map',
          'open-assumptions',
          'save-assumptions',
          'save-plan',
          'save-plan-word',
          'open-image',
          'open-data',
          'open-basemap',
          'open-tiles',
          'open-province',
          ...EXPORT_FORMATS.map((format) => `export-${format}` as const),
        ]),
        suggestedName: z.string().max(200).optional(),
        language: language.default('zh'),
      })
      .strict(),
    z.object({ path: z.string().nullable() }),
  ),
  /** Versions, integrity, disk, graphics, fonts and data packs, for finding out why something fails. */
  'app.diagnose': command('query', none, diagnosisSchema),
  'app.report': command('action', crashSchema, done),
  'app.about': command(
    'query',
    none,
    z.object({
      version: z.string(),
      shell: z.string(),
      notices: z.array(z.object({ name: z.string(), terms: z.string(), source: z.string() })),
    }),
  ),
} as const;
