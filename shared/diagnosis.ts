import { z } from 'zod';

/** What is looked at to find out why the program does not work as it should. */
export const CHECKS = [
  'program',
  'database',
  'document',
  'backups',
  'disk',
  'graphics',
  'fonts',
  'data',
] as const;

const checkSchema = z.object({
  name: z.enum(CHECKS),
  state: z.enum(['ok', 'warning', 'failed']),
  /** For whoever helps, in technical words: versions, counts and sizes, no names and no paths. */
  detail: z.string(),
});
export type Check = z.output<typeof checkSchema>;

export const diagnosisSchema = z.object({
  checks: z.array(checkSchema),
  /** Newest lines of the program's log. */
  log: z.array(z.string()),
});

/** A bug in the window, for the log. */
export const crashSchema = z.object({ message: z.string().max(2000), stack: z.string().max(8000) }).strict();
