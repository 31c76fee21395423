import { z } from 'zod';
import { changedFieldSchema } from './edit-changes.ts';

const valueSchema = changedFieldSchema.shape.before;
/** How many sites have a value. */
const countedSchema = z.object({ value: valueSchema, sites: z.number().int() });
export type CountedValue = z.output<typeof countedSchema>;

/** What an edit of sites would do, before it is done. */
export const editPreviewSchema = z.object({
  sites: z.number().int(),
  /** Sites that would not be as they are. */
  changed: z.number().int(),
  /** Of those chosen, what counts in the active scenario. */
  capacityKwp: z.object({ before: z.number(), after: z.number() }),
  fields: z.array(
    z.object({
      /** Named as in `edit.changes`. */
      field: z.string(),
      /** Sites that it would change of. */
      sites: z.number().int(),
      /** Their values now and then, the most frequent first, at most six; `distinct` counts all. */
      before: z.array(countedSchema),
      after: z.array(countedSchema),
      distinct: z.object({ before: z.number().int(), after: z.number().int() }),
    }),
  ),
});
export type EditPreview = z.output<typeof editPreviewSchema>;
