import { z } from 'zod';

/** Whose value counts where both sides changed the same field. */
const sideSchema = z.enum(['mine', 'theirs']);

/** One answer for all conflicts, or one for each. */
export const mergeChoiceSchema = z.union([
  sideSchema,
  z
    .array(
      z
        .object({
          table: z.string().max(40),
          id: z.number().int(),
          field: z.string().max(40),
          use: sideSchema,
        })
        .strict(),
    )
    .max(100_000),
]);
export type MergeChoice = z.output<typeof mergeChoiceSchema>;

/** Field of a conflict about a whole feature, which one side changed and the other deleted. */
export const WHOLE_FEATURE = 'feature';

const mergeConflictSchema = z.object({
  table: z.string(),
  id: z.number().int(),
  name: z.string().nullable(),
  /** Name of the field, `geometry` for the shape, `feature` where one side deleted what the other changed. */
  field: z.string(),
  /** Values when the copy was taken, here and in the copy; a shape as GeoJSON, of a whole feature what became of it. */
  base: z.unknown(),
  mine: z.unknown(),
  theirs: z.unknown(),
});
export type MergeConflict = z.output<typeof mergeConflictSchema>;

/** A feature that was left as it is here, because what was to become of it does not fit the document. */
export const refusedRowSchema = z.object({
  table: z.string(),
  id: z.number().int(),
  name: z.string().nullable(),
  code: z.string(),
  message: z.string(),
});
export type RefusedRow = z.output<typeof refusedRowSchema>;

export const mergeReportSchema = z.object({
  /** Features that were added, changed or deleted here. */
  merged: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  deleted: z.number().int(),
  /** Both sides changed the same field and no choice was made; then nothing is changed at all. */
  conflicts: z.array(mergeConflictSchema),
  refused: z.array(refusedRowSchema),
});
export type MergeReport = z.output<typeof mergeReportSchema>;
