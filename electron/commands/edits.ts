import { changesOfEdit } from '../county/history/changes.ts';
import { openedDocument, type Session } from '../session/session.ts';
import type { Touched } from '../store/journal.ts';
import { runBulk } from '../workers/bulk.ts';
import type { HandlersOf } from './handler.ts';
import { eventsOf } from './table-events.ts';

export const edits: HandlersOf<'edit'> = {
  'edit.undo': (session) => flip(session, 'undo'),
  'edit.redo': (session) => flip(session, 'redo'),
  'edit.history': (session) => openedDocument(session).journal.history(),
  'edit.changes': (session, { step, offset, limit }) =>
    changesOfEdit(openedDocument(session), step, offset, limit),
  async 'edit.jump'(session, { step }) {
    for (;;) {
      const history = openedDocument(session).journal.history();
      if (history.undo && history.undo.id > step) await flip(session, 'undo');
      else if (history.redo && history.redo.id <= step) await flip(session, 'redo');
      else return history;
    }
  },
};

/** Rows from which on reversing a step is no work for the thread that serves the window. */
const LARGE = 1000;

/** Reverses a step; a large one in a thread of its own, where the planner sees how far it is and can stop it. */
async function flip(session: Session, which: 'undo' | 'redo') {
  const document = openedDocument(session);
  const { journal } = document;
  const rows = journal.rowsIn(which);
  if (rows < LARGE) {
    announce(session, journal[which]());
    return journal.history();
  }
  const { touched } = await session.jobs.run(`edit.${which}`, (progress, signal) =>
    journal.elsewhere(() => runBulk(document.path, { type: 'flip', which, rows }, signal, progress)),
  );
  announce(session, touched);
  return journal.history();
}

/** Tells the window what an edit changed, and has out-of-date estimates computed again. */
export function announce(session: Session, touched: Touched | null): void {
  if (!touched || touched.size === 0) return;
  for (const type of eventsOf(touched.keys())) session.host.emit({ type });
  session.estimator.refresh();
}
