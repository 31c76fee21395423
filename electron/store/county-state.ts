import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { planStepSchema } from '../../shared/province.ts';
import { writeWhole } from './write-whole.ts';

const stateSchema = z.object({
  /** The step that was begun and not finished. */
  running: planStepSchema.nullable(),
  /** Finished steps in their order. */
  steps: z.array(
    z.object({
      step: planStepSchema,
      /** Names everything the step rests on, the steps before it included. */
      key: z.string(),
      /** Newest edit of the document after it, so that a step that was cut off can be taken back. */
      edit: z.number().int(),
      seconds: z.number(),
      result: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    }),
  ),
});
/** How far a county of a province has come. */
export type CountyState = z.output<typeof stateSchema>;

/** What an earlier run wrote down; nothing where there was none, or where it cannot be relied on. */
export function readState(path: string): CountyState {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return { running: null, steps: [] };
  }
}

/** Writes down how far a county has come, whole or not at all. */
export function writeState(path: string, state: CountyState): void {
  mkdirSync(dirname(path), { recursive: true });
  writeWhole(path, Buffer.from(`${JSON.stringify(state, null, 1)}\n`), { replace: true });
}
