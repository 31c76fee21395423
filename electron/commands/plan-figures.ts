import { closeSync, openSync, readSync } from 'node:fs';
import type { Steps } from '../../shared/steps.ts';
import type { ComposedPlan } from '../report/plan.ts';
import { judgeTarget } from '../store/write-target.ts';
import { writeTogether } from '../store/write-whole.ts';

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

/** Figures that are written down without a pause. */
const AT_ONCE = 500;

/** The figures of a plan, and the sum of what its document says, as JSON; a tenth of what they take as objects. */
export function* figuresFile({ sums, figures }: Pick<ComposedPlan, 'sums' | 'figures'>): Steps<Buffer> {
  const parts = [Buffer.from(`{\n "content": ${JSON.stringify(sums.content)},\n "figures": [`)];
  for (let from = 0; from < figures.length; from += AT_ONCE) {
    const list = figures.slice(from, from + AT_ONCE).map((figure) => JSON.stringify(figure));
    parts.push(Buffer.from(`${from > 0 ? ',' : ''}\n  ${list.join(',\n  ')}`));
    yield;
  }
  return Buffer.concat([...parts, Buffer.from('\n ]\n}\n')]);
}

/**
 * Writes a plan, and a {@link figuresFile} beside it, or neither.
 * @throws PlannerError see {@link assertFiguresPlace} and `writeWhole`
 */
export function writePlan(out: string, plan: Uint8Array, figures: Buffer, overwrite: boolean): void {
  assertFiguresPlace(out, overwrite);
  const files = [
    { path: out, bytes: plan },
    { path: besidePlan(out), bytes: figures },
  ];
  writeTogether(files, { replace: overwrite });
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
