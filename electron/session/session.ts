import { PlannerError } from '../../shared/errors.ts';
import type { Host } from '../host.ts';
import type { Backup } from '../store/backups.ts';
import type { Document } from '../store/document.ts';
import type { Solver } from '../workers/solver.ts';
import type { Grants } from './grants.ts';
import type { Jobs } from './jobs.ts';
import type { Library } from './library.ts';
import type { Log } from './log.ts';

/** Keeps the stored estimates of the open document in step with its sites and assumptions. */
export interface Estimator {
  /** Looks for out-of-date estimates soon, and computes them beside the window's work. */
  refresh(): void;
  /** Resolves once nothing is out of date or under way; rejects with what went wrong since last asked. */
  settled(): Promise<void>;
  /** Brings the estimates of a scenario up to date, active or not. */
  estimate(scenarioId: number): Promise<void>;
  /**
   * Sites of the active scenario whose stored estimate is not of what holds now: it is under way, or was stopped or failed.
   * The next edit or `estimate.run` brings them up to date.
   */
  outOfDate(document: Document): ReadonlySet<number>;
  /** Drops what is under way, because the document closes. */
  stop(): void;
  /** Gives back what estimating took, until there is work again. */
  rest(): void;
  close(): Promise<void>;
}

/** Keeps copies of the documents that are worked on. */
export interface Backups {
  /** Backups of the document at a path, newest first; after them those made before migrations. */
  of(path: string): Backup[];
  /** Lets a backup stay, whatever comes, for as long as the program runs. */
  pin(backup: Backup): void;
  opened(document: Document): void;
  edited(document: Document): void;
  /** Backs up what changed since the last copy, before a command that changes much at once or puts a backup back. */
  ahead(document: Document, reason: 'bulk' | 'restore'): Promise<void>;
  /** Closes a document, and then backs up what changed since the last copy, beside other work. */
  close(document: Document): void;
  /** Resolves once no backup is being made. */
  settled(): Promise<void>;
}

/** What one running program knows: its shell, its data and the document that is open. */
export interface Session {
  readonly host: Host;
  readonly library: Library;
  readonly jobs: Jobs;
  readonly estimator: Estimator;
  readonly log: Log;
  readonly backups: Backups;
  readonly solver: Solver;
  /** Starts another program without a window, for work on other documents than the one that is open. */
  readonly aside: (folders: Host['folders']) => {
    invoke(
      name: string,
      input: unknown,
      caller: { language: 'zh' | 'en'; trusted: boolean },
    ): Promise<unknown>;
    close(): Promise<void>;
  };
  document: Document | null;
  readonly grants: Grants;
  /** Stops work of this session between two of its parts; only in what {@link stopping} returns. */
  readonly stop?: AbortSignal;
}

/** The same session, whose work stops when `signal` aborts. */
export const stopping = (session: Session, signal: AbortSignal): Session =>
  Object.create(session, { stop: { value: signal } });

/**
 * @throws PlannerError `project.none-open` when a document was closed while work on it waited; the reason of the signal
 * that stopped the work
 */
export function assertOpen(session: Session, document: Document): void {
  session.stop?.throwIfAborted();
  if (session.document !== document) throw new PlannerError('project.none-open');
}

/** @throws PlannerError `project.none-open` */
export function openedDocument(session: Session): Document {
  if (!session.document) throw new PlannerError('project.none-open');
  return session.document;
}
