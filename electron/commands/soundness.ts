import { PlannerError, RESTORABLE } from '../../shared/errors.ts';
import type { Session } from '../session/session.ts';
import { type Document, isUnchecked } from '../store/document.ts';
import { runBulk } from '../workers/bulk.ts';

/** While the window draws its first map, a large document is not read through. */
const AFTER_MS = 20_000;
const checks = new WeakMap<Document, AbortController>();

/** Has a large document read through beside the planner's work; the window hears when it is damaged. */
export function checkLater(session: Session, document: Document): void {
  if (session.host.name === 'command-line' || !isUnchecked(document)) return;
  const controller = new AbortController();
  checks.set(document, controller);
  const timer = setTimeout(() => {
    runBulk(document.path, { type: 'check' }, controller.signal).catch((error: unknown) => {
      if (controller.signal.aborted) return;
      session.log.error('project.open', error);
      if (error instanceof PlannerError && RESTORABLE.has(error.code)) {
        session.grants.give(document.path, 'restore');
        session.host.emit({ type: 'project.damaged', path: document.path });
      }
    });
  }, AFTER_MS).unref();
  controller.signal.addEventListener('abort', () => clearTimeout(timer));
}

export const stopCheck = (document: Document): void => checks.get(document)?.abort();
