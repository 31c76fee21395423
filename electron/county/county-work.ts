import { PlannerError } from '../../shared/errors.ts';
import type { Steps } from '../../shared/steps.ts';
import { inTurns } from '../session/pace.ts';
import { assertOpen, type Session } from '../session/session.ts';
import { documentVersion } from '../store/cached.ts';
import type { Document } from '../store/document.ts';
import { activeScenario } from '../store/scenarios.ts';
import { siteMirror } from '../store/site-mirror.ts';
import { warmLand } from './land/rules.ts';
import { readyWeather } from './weather/weather.ts';

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
  await inTurns(readyWeather(session, document, activeScenario(document).assumptions), goOn);
  return inTurns(work, goOn);
}

/** Times something is worked out anew where the document changed meanwhile. */
const MOST_TRIES = 5;

/**
 * Works something out of one state of a document, so that all that is in it agrees: anew where the document changed
 * meanwhile, by the planner, by estimates that came or by another program.
 *
 * @throws PlannerError `document.keeps-changing`, or what the work failed of at last
 */
export async function ofOneState<T>(
  session: Session,
  document: Document,
  work: () => Promise<T>,
): Promise<T> {
  let failure: unknown;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    // What changed is read first, since that in itself leaves a mark in the document's count of changes.
    siteMirror(document).rows();
    const before = documentVersion(document);
    const isSame = () => {
      assertOpen(session, document);
      return documentVersion(document) === before;
    };
    try {
      const made = await work();
      if (isSame()) return made;
      failure = new PlannerError('document.keeps-changing');
    } catch (error) {
      // A site that went meanwhile may have been looked for.
      if (isSame()) throw error;
      // A write of its own that fails, as on a full disk, counts as a change each time.
      failure = error;
    }
  }
  throw failure;
}
