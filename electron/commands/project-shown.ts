import type { ProjectInfo } from '../../shared/domain.ts';
import { describe } from '../county/project.ts';
import { bundledYear, placeOf } from '../county/weather/weather.ts';
import { giveMemoryBack } from '../session/collect.ts';
import type { Session } from '../session/session.ts';
import type { BackupReason } from '../store/backup-rotation.ts';
import { listContext } from '../store/context.ts';
import { type Document, isUnchecked } from '../store/document.ts';
import { restGdal } from '../workers/gdal.ts';
import { adoptOutside } from './outside.ts';
import { rememberRecent } from './recent.ts';
import { checkLater, stopCheck } from './soundness.ts';
import { closeTiles, FIRST_MAP_MS, startTiles } from './tiles.ts';

/**
 * Shows a document in place of the one before, which is closed; or closes it and leaves that one, when it cannot be
 * described.
 */
export function show(session: Session, document: Document): ProjectInfo {
  const info = described(session, document);
  closeProject(session);
  session.document = document;
  adoptOutside(session, document);
  session.grants.give(document.path, 'document');
  rememberRecent(session.host.folders.settings, {
    path: document.path,
    name: info.name,
    countyName: info.county.name,
  });
  session.host.emit({ type: 'project.changed' });
  /** The document is open: what goes on beside it refuses nothing, and its faults end nothing. */
  const beside = (work: () => void) => () => {
    try {
      if (session.document === document) work();
    } catch (error) {
      session.log.error('project.open', error);
    }
  };
  beside(() => startTiles(session, document))();
  if (session.host.name !== 'command-line') setImmediate(beside(() => warmWindow(session, document)));
  const work = beside(() => {
    session.estimator.refresh();
    session.backups.opened(document);
  });
  if (session.host.name === 'command-line' || !isUnchecked(document)) work();
  else setTimeout(work, FIRST_MAP_MS).unref();
  beside(() => checkLater(session, document))();
  return info;
}

function described(session: Session, document: Document): ProjectInfo {
  try {
    return describe(session, document);
  } catch (error) {
    document.close();
    throw error;
  }
}

/** Closes the open document, if any, leaving one clean file. */
export function closeProject(session: Session, reason?: BackupReason): void {
  session.estimator.stop();
  const { document } = session;
  session.document = null;
  if (!document) return;
  stopCheck(document);
  closeTiles(document);
  session.backups.close(document, reason);
}

/** How long threads wait for the next document: most are closed for another, and threads that come and go cost memory. */
const NEXT_MS = 2_000;

/** Gives back what a document took, here and in threads, unless another is opened soon. */
export function giveBack(session: Session): void {
  setTimeout(() => {
    if (session.document) return;
    session.estimator.rest();
    session.solver.rest();
    restGdal();
    giveMemoryBack();
  }, NEXT_MS).unref();
}

/** Makes what the window asks for first while it comes up. */
function warmWindow(session: Session, document: Document): void {
  bundledYear(session, placeOf(session, document));
  listContext(document);
}
