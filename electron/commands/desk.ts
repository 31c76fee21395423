import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { checked } from '../../shared/checked.ts';
import {
  type CommandName,
  type CommandOutput,
  type CommandParsed,
  type CommandSpec,
  contract,
} from '../../shared/contract.ts';
import { PlannerError, RESTORABLE } from '../../shared/errors.ts';
import type { Language } from '../../shared/i18n/index.ts';
import { isLongEdit, type SitesEdit } from '../bulk/edit-sites.ts';
import { meantBy } from '../county/sites/meant.ts';
import { photoAt } from '../county/sites/photos.ts';
import { assertPlainFile } from '../formats/plain-file.ts';
import type { Host } from '../host.ts';
import { createGrants, type Grant, pathsAt } from '../session/grants.ts';
import { createJobs } from '../session/jobs.ts';
import { type Library, openLibrary } from '../session/library.ts';
import { openLog } from '../session/log.ts';
import { openedDocument, type Session } from '../session/session.ts';
import type { Tile } from '../session/tile.ts';
import type { Document } from '../store/document.ts';
import { asDocumentFault } from '../store/faults.ts';
import { assertWritablePath } from '../store/write-target.ts';
import { runBulk } from '../workers/bulk.ts';
import { createSolver } from '../workers/solver.ts';
import { createBackups } from './backups.ts';
import { closeBasemap } from './basemap.ts';
import { announce } from './edits.ts';
import { createEstimator } from './estimator.ts';
import { groundTile } from './ground-tiles.ts';
import type { Call } from './handler.ts';
import { handlers } from './handlers.ts';
import { adoptOutside, outsideSettled } from './outside.ts';
import { makePrivateFolder } from './private-folder.ts';
import { closeProject, openingEnded } from './project-shown.ts';
import { sweepScratch } from './scratch.ts';
import { tileAt } from './tiles.ts';

interface Caller {
  language: Language;
  /** The command line is the planner's own hand and may name any path; a window may not. */
  trusted: boolean;
}

export interface DeskService {
  /** Validates the input, runs the command and returns its output. */
  invoke(name: string, input: unknown, caller: Caller): Promise<unknown>;
  /** A tile or a photo by its path under the window's address: `tileAt`, `groundTile`, `photoAt`; null for none. */
  tile(path: string): Promise<Tile | null>;
  /** Lets the window name a path that the planner handed over outside a dialog, for reading unless said otherwise. */
  grant(path: string, grant?: Grant): void;
  /** Resolves once every estimate that edits called for has been stored. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts the program behind a shell.
 * @param borrowed data of another program that is running, which keeps it open
 */
export function createDesk(host: Host, borrowed?: Library): DeskService {
  // V8 lets its space for new objects grow to 128 MB and seldom gives any back: the process would take a third more.
  setFlagsFromString('--semi-space-growth-factor=1');
  const swept = sweepScratch();
  keepPrivate(host.folders.settings);
  const session = { host, document: null, grants: createGrants() } as unknown as Session;
  Object.assign(session, {
    library: borrowed ?? openLibrary(),
    jobs: createJobs((event) => host.emit(event)),
    estimator: createEstimator(session),
    log: openLog(join(host.folders.settings, 'logs')),
    backups: createBackups(session),
    solver: createSolver(),
    aside: (folders: Host['folders']) =>
      createDesk({ ...host, name: 'command-line', folders, emit: () => {} }, session.library),
  });
  session.log.info('start', { shell: host.name, version: session.library.version });

  return {
    async invoke(name, rawInput, caller) {
      if (!Object.hasOwn(contract, name)) throw new PlannerError('command.unknown', { name });
      const spec: CommandSpec = contract[name as CommandName];
      const input = checked(spec.input, rawInput ?? {}, spec.fault) as unknown;
      const giveBack = caller.trusted ? () => {} : session.grants.take(spec, input, session.document?.path);
      try {
        assertPaths(spec, input);
        return await run(session, name as CommandName, spec, input, caller);
      } catch (error) {
        giveBack();
        session.log.error(name, error);
        const fault = asDocumentFault(error, session.document?.path);
        if (name === 'project.open') grantRestore(session, input as CommandParsed<'project.open'>, fault);
        throw fault;
      }
    },
    tile: async (path) =>
      (await groundTile(session, path)) ?? photoAt(session, path) ?? (await tileAt(session, path)),
    grant: (path, grant = 'read') => session.grants.give(path, grant),
    settled: () => session.estimator.settled(),
    async close() {
      const steps = [
        () => openingEnded(session),
        () => session.jobs.close(),
        () => closeProject(session),
        () => closeBasemap(session),
        () => borrowed ?? session.library.close(),
        () => session.estimator.close(),
        () => session.backups.settled(),
        () => session.solver.close(),
        () => swept,
      ];
      for (const step of steps) await settling(session, step);
    },
  };
}

/**
 * Nothing is read that is no file, whatever reads it, and no path goes on that the system takes for none: too long, in a
 * folder that may not be entered, a link to itself.
 *
 * @throws PlannerError `file.not-plain`, `file.cannot-read`, and as `writeWhole` does
 */
function assertPaths({ paths = [] }: CommandSpec, input: unknown): void {
  for (const { field, access } of paths) {
    for (const path of pathsAt(input, field)) {
      if (access === 'read') assertPlainFile(path);
      else assertWritablePath(path);
    }
  }
}

/** Settings, logs and backups are no other user's business; those that cannot be kept at all cost only themselves. */
function keepPrivate(settings: string): void {
  try {
    for (const folder of ['', 'logs', 'backups']) makePrivateFolder(join(settings, folder));
  } catch {
    // A settings folder that is missing or read-only costs the log, the list of recent documents and backups.
  }
}

/** Longest that closing waits for one thing to end, in milliseconds. */
const PATIENCE_MS = 15_000;

/** One step of closing: whether it fails or never ends, the next one follows. */
async function settling(session: Session, step: () => unknown): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
  });
  try {
    await Promise.race([step(), patience]);
  } catch (error) {
    session.log.error('close', error);
  } finally {
    clearTimeout(timer);
  }
}

/** A document that cannot be opened for what is in it may be put back from its backup. */
function grantRestore({ grants }: Session, { path }: { path: string }, fault: unknown): void {
  if (fault instanceof PlannerError && RESTORABLE.has(fault.code)) grants.give(path, 'restore');
}

async function run(session: Session, name: CommandName, spec: CommandSpec, input: unknown, call: Call) {
  // A window goes on while changes of other programs are taken over; a script means the document with all of them.
  const settled = async () => {
    const waits = session.host.name === 'command-line' && name !== 'job.cancel';
    if (waits && session.document) await outsideSettled(session.document);
  };
  if (session.document) announce(session, adoptOutside(session, session.document));
  await settled();
  const answer = await runAlone(session, name, spec, input, call);
  await settled();
  return answer;
}

async function runAlone(session: Session, name: CommandName, spec: CommandSpec, input: unknown, call: Call) {
  const handler = handlers[name] as (session: Session, input: unknown, call: Call) => unknown;
  const writes = spec.kind === 'edit' || spec.kind === 'long-edit' || spec.writes;
  const edit = { name, input };
  if (spec.kind === 'long-edit' || (spec.kind === 'edit' && isLongEdit(edit))) await backUpBefore(session);
  if (writes) assertWritable(openedDocument(session));
  if ((writes || spec.closes) && session.document?.journal.busy()) {
    throw new PlannerError('import.under-way');
  }
  if (spec.kind !== 'edit') {
    const answer = await handler(session, input, call);
    if (writes) session.backups.edited(openedDocument(session));
    return answer;
  }
  const document = openedDocument(session);
  const { value, touched } = isLongEdit(edit)
    ? await editElsewhere(session, document, edit)
    : document.journal.record(name, () => handler(session, input, call) as CommandOutput<CommandName>);
  announce(session, touched);
  session.backups.edited(openedDocument(session));
  return value;
}

/** What is asked of the document is judged again afterwards, since other commands come in meanwhile. */
async function backUpBefore(session: Session): Promise<void> {
  const document = openedDocument(session);
  assertWritable(document);
  if (!document.journal.busy()) await session.backups.ahead(document, 'bulk');
}

/** Has a thread do an edit of very many sites. */
function editElsewhere(session: Session, document: Document, edit: SitesEdit) {
  const meant = meantBy(session, document, edit);
  return session.jobs.run(edit.name, (progress, signal) =>
    document.journal.elsewhere(() =>
      runBulk(document.path, { type: 'edit-sites', edit, meant }, signal, progress),
    ),
  );
}

/** @throws PlannerError that says why the document cannot take an edit. */
function assertWritable(document: Document): void {
  if (document.readOnly) throw new PlannerError(READ_ONLY[document.readOnlyReason ?? 'not-writable']);
  if (!document.inPlace()) throw new PlannerError('document.moved', {}, { file: document.path });
}

const READ_ONLY = {
  'newer-version': 'document.newer-version',
  'in-use': 'document.in-use',
  'not-writable': 'document.read-only',
};
