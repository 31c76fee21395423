import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { PlannerError } from '../../shared/errors.ts';
import type { Session } from '../session/session.ts';
import { type Document, openDocument } from '../store/document.ts';
import { identityOf } from '../store/in-use.ts';
import { holdDocument } from '../store/lock.ts';
import { type KeptAside, keepAside, stageBackup } from '../store/restore.ts';
import type { PendingFile } from '../store/write-whole.ts';
import { runBulk } from '../workers/bulk.ts';
import { chooseBackup } from './backups.ts';
import type { Handler } from './handler.ts';
import { closeProject, oneByOne, openInTurns, show } from './project-shown.ts';

/**
 * Puts a backup in a document's place. All that can fail beforehand fails while the document is still open, and takes
 * its time beside other work; where something fails afterwards, the document that was there comes back and is open as
 * before.
 */
export const restoreProject: Handler<'project.restore'> = (session, { path, backup }) =>
  oneByOne(session, async () => {
    // The newest may just be under way; one that was named stays, whatever comes meanwhile.
    if (backup === undefined) await session.backups.settled();
    const place = openAt(session, path)?.path ?? path;
    const chosen = chooseBackup(session, { path: place, backup });
    session.backups.pin(chosen);
    assertReplaceable(session, place);
    const staged = await stageBackup(chosen, place, (from, target) =>
      runBulk(from, { type: 'copy', target, kind: 'exact' }),
    );
    try {
      const open = openAt(session, place);
      if (open) await session.backups.ahead(open, 'restore');
      // Others had turns meanwhile.
      assertReplaceable(session, place);
      return await swap(session, staged, place, openAt(session, place) !== null);
    } finally {
      staged.discard();
    }
  });

/** @throws PlannerError that says why the document at a path cannot be replaced now */
function assertReplaceable(session: Session, place: string): void {
  if (existsSync(place)) assertFree(place);
  const open = openAt(session, place);
  if (open?.journal.busy()) throw new PlannerError('import.under-way');
  // While another program writes, the document could neither be replaced nor opened again.
  if (open && !open.readOnly) open.db.exec('BEGIN IMMEDIATE; ROLLBACK');
}

async function swap(session: Session, staged: PendingFile, place: string, isOpen: boolean) {
  let kept: KeptAside | null = null;
  let swapped = false;
  try {
    if (isOpen) closeProject(session);
    kept = existsSync(place) ? keepAside(place, isOpen ? 'replaced' : 'damaged') : null;
    staged.commit();
    swapped = true;
    return { ...show(session, await openInTurns(place)), kept: kept?.file ?? null };
  } catch (error) {
    if (kept) takeBack(session, kept, swapped);
    if (isOpen) reopen(session, place);
    throw error;
  }
}

/** Gives what was there its place again; should even that fail, it stays beside it. */
function takeBack(session: Session, kept: KeptAside, swapped: boolean): void {
  try {
    if (swapped) kept.putBack();
    kept.remove();
  } catch (error) {
    session.log.error('project.restore', error);
  }
}

/** Opens again what was open; where even that fails, the window hears that nothing is open. */
function reopen(session: Session, place: string): void {
  try {
    show(session, openDocument(place));
  } catch (error) {
    session.log.error('project.restore', error);
    session.host.emit({ type: 'project.changed' });
  }
}

/** The open document, where it is the one at a path. */
const openAt = ({ document }: Session, path: string): Document | null =>
  document && isSame(document, path) ? document : null;

const isSame = ({ path }: Document, other: string): boolean =>
  resolve(path) === resolve(other) || (identityOf(path) !== '' && identityOf(path) === identityOf(other));

/** @throws PlannerError `document.in-use` when another program has the document open. */
function assertFree(path: string): void {
  const hold = holdDocument(path);
  if (hold === 'in-use') throw new PlannerError('document.in-use', {}, { file: path });
  if (typeof hold !== 'string') hold.release();
}
