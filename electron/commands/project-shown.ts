import type { ProjectInfo } from '../../shared/domain.ts';
import type { Steps } from '../../shared/steps.ts';
import { describe } from '../county/project.ts';
import { readyWeather } from '../county/weather/weather.ts';
import { inTurns } from '../session/pace.ts';
import { closeReader } from '../session/reader.ts';
import type { Session } from '../session/session.ts';
import { listContext } from '../store/context.ts';
import { type Document, isUnchecked, openingOf } from '../store/document.ts';
import { MIGRATIONS } from '../store/migrate.ts';
import { activeScenario } from '../store/scenarios.ts';
import { runBulk } from '../workers/bulk.ts';
import { giveThreadsBack } from './give-back.ts';
import { adoptOutside } from './outside.ts';
import { rememberRecent } from './recent.ts';
import { checkLater, stopCheck } from './soundness.ts';
import { FIRST_MAP_MS, startTiles } from './tiles.ts';

/** The document that is about to be opened. */
const opening = new WeakMap<Session, Promise<unknown>>();

/** Opens a document, others having turns meanwhile, and shows it. */
export const openAndShow = (session: Session, path: string): Promise<ProjectInfo> =>
  oneByOne(session, async () => show(session, await openInTurns(path)));

/** Opens documents, or puts backups in their place, one after the other: two may be the same. */
export function oneByOne<T>(session: Session, work: () => Promise<T>): Promise<T> {
  const done = openingEnded(session).then(work);
  opening.set(session, done);
  return done;
}

/** Opens a document, others having turns meanwhile; a thread brings an old one up to date. */
export async function openInTurns(path: string): Promise<Document> {
  const toTheEnd = () => {};
  const document = await inTurns(openingOf(path, MIGRATIONS, 'leave'), toTheEnd);
  if (document) return document;
  const migrated = await runBulk(path, { type: 'migrate' });
  return Object.assign(await inTurns(openingOf(path), toTheEnd), migrated);
}

/** Resolves once no document is about to be opened. */
export async function openingEnded(session: Session): Promise<void> {
  await opening.get(session)?.catch(() => {});
}

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
  if (session.host.name !== 'command-line') warmWindow(session, document);
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
export function closeProject(session: Session): void {
  session.estimator.stop();
  const { document } = session;
  session.document = null;
  if (!document) return;
  stopCheck(document);
  closeReader(document);
  session.backups.close(document);
}

/** How long threads wait for the next document: most are closed for another, and threads that come and go cost memory. */
const NEXT_MS = 2_000;

/** Gives back what a document took, here and in threads, unless another is opened soon. */
export function giveBack(session: Session): void {
  setTimeout(() => {
    if (session.document) return;
    giveThreadsBack(session);
  }, NEXT_MS).unref();
}

/** Makes what the window asks for first while it comes up. */
async function warmWindow(session: Session, document: Document): Promise<void> {
  const steps = function* (): Steps<void> {
    yield* readyWeather(session, document, activeScenario(document).assumptions);
    listContext(document);
  };
  const goOn = () => {
    if (session.document !== document) throw CLOSED;
  };
  try {
    await new Promise((resolve) => setImmediate(resolve));
    goOn();
    await inTurns(steps(), goOn);
  } catch (error) {
    if (error !== CLOSED) session.log.error('project.open', error);
  }
}

/** Thrown where a document was closed before what is made beside it was. */
const CLOSED = new Error('the document was closed');
