import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { PlannerError } from '../../shared/errors.ts';
import { PLAN_STEPS, type PlanStep, placeSchema, planStepSchema } from '../../shared/province.ts';
import { makeFolder } from './make-folder.ts';
import { writeWhole } from './write-whole.ts';

const faultSchema = z.object({
  /** Step that failed. */
  step: planStepSchema,
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  where: placeSchema,
});

const stateSchema = z.object({
  /** The step that was begun and not finished. */
  running: planStepSchema.nullable(),
  /** Why the last run did not finish the county; null where it did, or was cut off. */
  fault: faultSchema.nullable().default(null),
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
    return { running: null, fault: null, steps: [] };
  }
}

/** Writes down how far a county has come, whole or not at all. */
export function writeState(path: string, state: CountyState): void {
  makeFolder(dirname(path));
  writeWhole(path, Buffer.from(`${JSON.stringify(state, null, 1)}\n`), { replace: true });
}

/** Why a step failed, as it is written down. */
export function faultOf(step: PlanStep, error: unknown): CountyState['fault'] {
  const { code, params, where } =
    error instanceof PlannerError ? error : new PlannerError('internal', { reason: String(error) });
  return { step, code, params, where };
}

const FIRST_AFTER_RESULTS = PLAN_STEPS.indexOf('results') + 1;
const holdsBack = (step: PlanStep | null): boolean =>
  step !== null && PLAN_STEPS.indexOf(step) < FIRST_AFTER_RESULTS;

/**
 * Counties in a folder of `province.plan` whose results are not there, or are of an earlier run's inputs, with why.
 * @param folder the one that `province.plan` was given as `out`
 */
export function unfinishedIn(folder: string): Map<string, PlannerError> {
  const found = new Map<string, PlannerError>();
  for (const name of namesIn(join(folder, 'state'))) {
    const code = /^(\d{6})\.json$/.exec(name)?.[1];
    if (code === undefined) continue;
    const { running, fault, steps } = readState(join(folder, 'state', name));
    if (fault && holdsBack(fault.step)) {
      found.set(code, new PlannerError(fault.code, fault.params, fault.where));
    } else if (holdsBack(running) || !steps.some(({ step }) => step === 'results')) {
      found.set(code, new PlannerError('province.unfinished'));
    }
  }
  return found;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
