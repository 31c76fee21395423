import { z } from 'zod';
import { WEATHER_DOUBTS, weatherNoteSchema } from '../weather.ts';
import { yieldInputSchema, yieldOutputSchema } from '../yield.ts';
import { command, done, filePath, id, none } from './parts.ts';

/** Commands about `weather`, `yield`. */
export const weather = {
  'weather.list': command(
    'query',
    none,
    z.object({
      years: z.array(
        z.object({
          id: id.nullable(),
          name: z.string(),
          annualGhiKwhM2: z.number(),
          meanTemperatureC: z.number(),
          notes: z.array(weatherNoteSchema),
        }),
      ),
    }),
  ),
  'weather.import': command(
    'edit',
    z
      .object({
        path: filePath,
        /** Which column holds what, for a CSV whose header is not recognised. */
        columns: z.record(z.string(), z.string()).optional(),
        /** Hours the file's clock is ahead of UTC, for a CSV that does not say. */
        utcOffsetHours: z.number().min(-12).max(14).optional(),
        /** Doubts the planner has answered: a file from elsewhere, an annual sum out of bounds. */
        accept: z.array(z.enum(WEATHER_DOUBTS)).optional(),
      })
      .strict(),
    z.object({ id, name: z.string() }),
    [{ field: 'path', access: 'read' }],
  ),
  /**
   * The header and first lines of a weather CSV, for the planner to say which column is which; with `columns` also what
   * comes of it.
   */
  'weather.inspect': command(
    'query',
    z
      .object({
        path: filePath,
        columns: z.record(z.string(), z.string()).optional(),
        utcOffsetHours: z.number().min(-12).max(14).optional(),
      })
      .strict(),
    z.object({
      format: z.string(),
      columns: z.array(z.string()),
      sample: z.array(z.array(z.string())),
      /** Role → column, as far as the header says. */
      guess: z.record(z.string(), z.string()),
      /** What the named columns hold, read with all doubts accepted; null without columns or with a problem. */
      preview: z
        .object({
          annualGhiKwhM2: z.number(),
          /** 21 June by Beijing time, 24 hours. */
          day: z.array(z.object({ ghiWm2: z.number(), airTemperatureC: z.number() })).length(24),
          notes: z.array(weatherNoteSchema),
        })
        .nullable(),
      problem: z.object({ code: z.string(), message: z.string() }).nullable(),
    }),
    [{ field: 'path', access: 'read' }],
  ),
  /** One hourly year by month and hour of the Beijing day, and its months beside the bundled climate's. */
  'weather.profile': command(
    'query',
    z.object({ id: id.nullable() }).strict(),
    z.object({
      /** Global irradiance of each day and Beijing hour, 365 × 24, W/m². */
      dailyGhiWm2: z.array(z.array(z.number()).length(24)).length(365),
      monthlyGhiKwhM2: z.array(z.number()).length(12),
      climateGhiKwhM2: z.array(z.number()).length(12),
      /** Beijing hour at which the sun stands highest over the county, yearly mean. */
      solarNoonHour: z.number(),
    }),
  ),
  'weather.delete': command('edit', z.object({ id }).strict(), done),
  'yield.simulate': command('query', yieldInputSchema, yieldOutputSchema, [
    { field: 'weather.file', access: 'read' },
  ]),
} as const;
