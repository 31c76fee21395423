import { closeSync, openSync, readSync } from 'node:fs';
import type { Figure } from '../report/figures.ts';
import { judgeTarget } from '../store/write-target.ts';
import { writeWhole } from '../store/write-whole.ts';

/** What a file of figures begins with, and nothing else that may lie under such a name. */
const BEGINNING = /^\{\s*"figures"\s*:\s*\[/;

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

/** Writes the figures of a plan as JSON. @throws PlannerError see {@link assertFiguresPlace} and `writeWhole` */
export function writeFigures(out: string, figures: readonly Figure[], overwrite: boolean): void {
  assertFiguresPlace(out, overwrite);
  const text = JSON.stringify({ figures }, null, 1);
  writeWhole(besidePlan(out), Buffer.from(text), { replace: overwrite });
}

function beginningOf(path: string): string {
  const bytes = Buffer.alloc(64);
  const file = openSync(path, 'r');
  try {
    return bytes.toString('utf8', 0, readSync(file, bytes));
  } finally {
    closeSync(file);
  }
}
