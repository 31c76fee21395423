import { closeSync, openSync, readSync } from 'node:fs';
import type { ComposedPlan } from '../report/plan.ts';
import { judgeTarget } from '../store/write-target.ts';
import { writeWhole } from '../store/write-whole.ts';

/** What a file of figures begins with, and nothing else that may lie under such a name. */
const BEGINNING = /^\{\s*("content"\s*:\s*"[0-9a-f]{64}"\s*,\s*)?"figures"\s*:\s*\[/;

/** Where the figures printed in a plan are written: beside it. */
const besidePlan = (out: string): string => `${out}.figures.json`;

/**
 * Judges the place of a plan's figures before the plan is made. The planner chose a place for the plan alone: what is
 * replaced beside it is figures of an earlier plan, where the plan may be replaced, and nothing else.
 *
 * @throws PlannerError what `judgeTarget` refuses; `file.exists` where something else has that name
 */
export function assertFiguresPlace(out: string, overwrite: boolean): void {
  const path = besidePlan(out);
  const { path: target, mode } = judgeTarget(path, { replace: true, database: false, open: false });
  if (mode === null || (overwrite && BEGINNING.test(beginningOf(target)))) return;
  judgeTarget(path, { replace: false, database: false, open: false });
}

/** Writes the figures of a plan, and the sum of what its document says, as JSON. @throws PlannerError see {@link assertFiguresPlace} and `writeWhole` */
export function writeFigures(
  out: string,
  { sums, figures }: Pick<ComposedPlan, 'sums' | 'figures'>,
  overwrite: boolean,
): void {
  assertFiguresPlace(out, overwrite);
  const text = JSON.stringify({ content: sums.content, figures }, null, 1);
  writeWhole(besidePlan(out), Buffer.from(text), { replace: overwrite });
}

function beginningOf(path: string): string {
  const bytes = Buffer.alloc(256);
  const file = openSync(path, 'r');
  try {
    return bytes.toString('utf8', 0, readSync(file, bytes));
  } finally {
    closeSync(file);
  }
}
