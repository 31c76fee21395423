import { PlannerError } from '../../shared/errors.ts';
import { errorMessage } from '../../shared/i18n/index.ts';
import type { Steps } from '../../shared/steps.ts';
import { inTurns } from '../session/pace.ts';
import { openedDocument, type Session } from '../session/session.ts';
import type { Document } from '../store/document.ts';
import type { Recorded, StepId, Touched } from '../store/journal.ts';
import {
  forgetOtherNotes,
  hasOutside,
  type OutsideRow,
  refusedRows,
  waitingChanges,
} from '../store/outside.ts';
import { dataVersion } from '../store/prepared.ts';
import { announce } from './edits.ts';
import type { HandlersOf } from './handler.ts';
import { canRead, inOrder, takeOver } from './take-over.ts';

/** Features that other programs changed in a document since it was opened: taken over, and refused. */
const counts = new WeakMap<Document, { changed: number; refused: number }>();
const countsOf = (document: Document) =>
  counts.get(document) ?? { changed: 0, refused: document.defaultsDropped };
/** Mark of other connections' changes at which a document was last looked through. */
const looked = new WeakMap<Document, number>();
/** Taking over that is under way. */
const underWay = new WeakMap<Document, Promise<void>>();

export const outside: Pick<HandlersOf<'project'>, 'project.outside' | 'project.takeOver'> = {
  'project.outside'(session, _, { language }) {
    const document = openedDocument(session);
    return {
      changed: countsOf(document).changed,
      refusedNow: countsOf(document).refused,
      waiting: hasOutside(document.db) ? waitingChanges(document.db).length : 0,
      withoutLog: document.withoutLog,
      refused: refusedRows(document.db).map(({ at, table, id, name, code, params }) => ({
        ...{ at, table, id, name, code },
        message: errorMessage(new PlannerError(code, params), language),
      })),
    };
  },
  async 'project.takeOver'(session) {
    const document = openedDocument(session);
    looked.delete(document);
    const before = countsOf(document);
    announce(session, adoptOutside(session, document));
    await underWay.get(document);
    const { changed, refused } = countsOf(document);
    return { changed: changed - before.changed, refused: refused - before.refused };
  },
};

/** Features from which on taking them over is a job: the window goes on, shows progress and may stop it. */
const MANY = 300;
const STEP = 'project.outside';

/** Resolves once no take-over of what other programs changed is under way, however it ended. */
export const outsideSettled = (document: Document): Promise<void> | undefined => underWay.get(document);

/**
 * Takes over what other programs changed in a document: as one undo step, each row checked and measured like an edit.
 * Many rows are taken over by a job; where it is stopped or fails, what it did stays, and the rest waits in the
 * document until it is asked for (`project.takeOver`), opened again or changed again.
 * @returns what changed; null where nothing did, a job does it or another program is writing
 */
export function adoptOutside(session: Session, document: Document): Touched | null {
  if (document.readOnly || document.journal.busy()) return null;
  const version = dataVersion(document.db);
  if (looked.get(document) === version) return null;
  looked.set(document, version);
  if (!hasOutside(document.db)) return null;
  const rows = waitingChanges(document.db);
  if (rows.length > MANY) {
    const job = adoptInTurns(session, document, rows).finally(() => underWay.delete(document));
    underWay.set(document, job);
    return null;
  }
  try {
    return take(session, document, inOrder(rows)).touched;
  } catch (error) {
    if (!isBusy(error)) throw error;
    looked.delete(document);
    return null;
  }
}

const isBusy = (error: unknown) => /^SQLITE_(BUSY|LOCKED)/.test((error as { code?: string }).code ?? '');

/** Takes rows over in one transaction, as a step or part of one. */
function take(
  session: Session,
  document: Document,
  rows: readonly OutsideRow[],
  into: StepId | null = null,
): Recorded<void> {
  const count = { ...countsOf(document) };
  const recorded = document.journal.record(
    STEP,
    () => {
      for (const row of rows) count[takeOver(session, document, row)]++;
      forgetOtherNotes(document.db);
    },
    into,
  );
  counts.set(document, count);
  return recorded;
}

/** Rows taken over in one transaction of a job. */
const AT_ONCE = 25;

/** The same a few rows at a time, others having their turns between. What cannot even be read goes first. */
async function adoptInTurns(session: Session, document: Document, rows: OutsideRow[]): Promise<void> {
  let touched: Touched | null = null;
  try {
    await session.jobs.run(STEP, (progress, signal) =>
      document.journal.elsewhere(() => {
        const taking = function* (): Steps<void> {
          const bad = new Set<OutsideRow>();
          for (const row of rows) {
            yield;
            if (!canRead(document, row)) bad.add(row);
          }
          const ordered = [...bad, ...inOrder(rows.filter((row) => !bad.has(row)))];
          let step: StepId | null = null;
          for (let at = 0; at < ordered.length; at += AT_ONCE) {
            const slice = ordered.slice(at, at + AT_ONCE);
            const recorded = take(session, document, slice, step);
            step = recorded.step;
            if (step !== null) touched = recorded.touched;
            progress(Math.min(at + AT_ONCE, ordered.length), ordered.length);
            yield;
          }
        };
        return inTurns(taking(), () => {
          signal.throwIfAborted();
          if (session.document !== document) throw new PlannerError('job.cancelled');
        });
      }),
    );
  } catch (error) {
    if (isBusy(error)) looked.delete(document);
    else if (!(error instanceof PlannerError && error.code === 'job.cancelled'))
      session.log.error(STEP, error);
  } finally {
    if (session.document === document) announce(session, touched);
  }
}
