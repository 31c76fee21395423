import { existsSync, realpathSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PlannerError } from '../../shared/errors.ts';
import { copyAside } from '../store/copy-aside.ts';
import { isInUse } from '../store/in-use.ts';
import { makeFolder } from '../store/make-folder.ts';
import { partialIn, removeWithLogs } from '../store/partial-files.ts';
import { moveOver } from '../store/place-file.ts';
import type { Aside } from './aside.ts';
import { filesOf } from './province-files.ts';

interface County {
  out: string;
  countyCode: string;
  say: Aside['say'];
}

/**
 * Refuses to touch a document that this program's window shows: what the planner did there next would be lost.
 *
 * @throws PlannerError `province.busy`
 */
export function assertClosed({ out, countyCode }: Pick<County, 'out' | 'countyCode'>): void {
  const { document } = filesOf(out, countyCode);
  // Before it is opened or copied: to close a file that SQLite has open in this program would drop its locks.
  if (existsSync(document) && isInUse(realpathSync(document))) {
    throw new PlannerError('province.busy', {}, { file: document });
  }
}

/** Opens a county's document, which nobody else may have open. @throws PlannerError `province.busy` */
async function openAlone({ say }: County, document: string): Promise<void> {
  const { readOnly } = await say('project.open', { path: document });
  if (!readOnly) return;
  await say('project.close', {});
  throw new PlannerError('province.busy', {}, { file: document });
}

/**
 * Opens a county's document for the next step.
 *
 * @param edit to which the document is taken back, before the step; null leaves it as it is, with what a planner did
 *   to it since
 * @param known newest edit that was written down; what is beyond it a planner did, and a copy with that is kept. Null
 *   where the step was cut off: what is beyond is its own
 */
export async function openAt(county: County, edit: number | null, known: number | null): Promise<void> {
  const { document } = filesOf(county.out, county.countyCode);
  await openAlone(county, document);
  const { undo } = await county.say('edit.history', {});
  if (edit === null || !undo || undo.id <= edit) return;
  if (known !== null && undo.id !== known) await copyAside(document, replacedFor(county));
  await county.say('edit.jump', { step: edit });
}

/** Keeps a document in whose place another one comes, since a planner may have worked on it; not one that is half made. */
export async function setAside(county: County, halfMade: boolean): Promise<void> {
  const { document } = filesOf(county.out, county.countyCode);
  const kept = halfMade ? null : replacedFor(county);
  // Copied before it is opened, which would bring one of an older version up to this one's.
  if (kept !== null) await copyWhole(document, kept);
  try {
    // Opened once, so that nobody else has it.
    await openAlone(county, document);
    await county.say('project.close', {});
  } catch (error) {
    if (kept !== null) rmSync(kept, { force: true });
    throw error;
  }
  removeWithLogs(document);
}

async function copyWhole(from: string, to: string): Promise<void> {
  const partial = partialIn(dirname(to));
  try {
    await copyAside(from, partial);
    moveOver(partial, to);
  } finally {
    rmSync(partial, { force: true });
  }
}

function replacedFor({ out, countyCode }: County): string {
  const folder = join(out, 'replaced');
  makeFolder(folder);
  let n = 1;
  while (existsSync(join(folder, `${countyCode}-${n}.gpkg`))) n++;
  return join(folder, `${countyCode}-${n}.gpkg`);
}

/** Keeps a copy of an open document from before a step, until {@link forgetBefore}. */
export async function keepBefore({ out, countyCode }: County): Promise<void> {
  const { document, before } = filesOf(out, countyCode);
  makeFolder(dirname(before));
  await copyWhole(document, before);
}

/** Puts the copy of before a step that was cut off in the document's place, where there is one. */
export async function putBack(county: County): Promise<void> {
  const { document, before } = filesOf(county.out, county.countyCode);
  if (!existsSync(before)) return;
  await openAlone(county, document);
  await county.say('project.close', {});
  moveOver(before, document);
}

export const forgetBefore = ({ out, countyCode }: Pick<County, 'out' | 'countyCode'>): void =>
  rmSync(filesOf(out, countyCode).before, { force: true });
