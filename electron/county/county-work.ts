import type { Steps } from '../engine/steps.ts';
import { inTurns } from '../session/pace.ts';
import { assertOpen, type Session } from '../session/session.ts';
import type { Document } from '../store/document.ts';
import { warmLand } from './land/rules.ts';

/**
 * Works something out of all sites of a document, the window going on meanwhile. Of sites that change during it, it may
 * say what held before.
 * @param signal stops it between two parts
 * @throws PlannerError `project.none-open` when the document is closed meanwhile
 */
export async function countyWork<T>(
  session: Session,
  document: Document,
  work: Steps<T>,
  signal?: AbortSignal,
): Promise<T> {
  const goOn = () => {
    signal?.throwIfAborted();
    assertOpen(session, document);
  };
  await warmLand(session, document);
  goOn();
  return inTurns(work, goOn);
}
