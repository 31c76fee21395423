import { type CopyKind, remember } from '../store/copy-document.ts';
import type { Document } from '../store/document.ts';
import { vacuumInto } from '../store/migrate.ts';
import { asWriteFault } from '../store/write-target.ts';
import { beginFile, permissionsOf } from '../store/write-whole.ts';
import { runBulk } from '../workers/bulk.ts';

interface CopyAsked {
  kind: Exclude<CopyKind, 'exact'>;
  /** Whether a file that is there may be replaced. */
  replace: boolean;
  signal: AbortSignal;
}

/**
 * Copies all that an open document holds to a file, which is there whole or not at all. A thread does it, so that the
 * window goes on.
 *
 * @param goOn called before the copy takes its place; throws where it is not wanted any more
 * @returns features of a copy for a field trip, else null
 * @throws PlannerError see `writeWhole` and `copyDocument`; what `goOn` throws; the signal's reason
 */
export async function copyOut(
  document: Document,
  target: string,
  { kind, replace, signal }: CopyAsked,
  goOn: () => void,
): Promise<number | null> {
  const pending = beginFile(target, { replace, database: true, atMost: permissionsOf(document.path) });
  try {
    const features = await fill(document, pending.partial, kind, signal);
    signal.throwIfAborted();
    goOn();
    pending.commit();
    return features;
  } catch (error) {
    signal.throwIfAborted();
    throw asWriteFault(error, target);
  } finally {
    pending.discard();
  }
}

async function fill(document: Document, partial: string, kind: CopyAsked['kind'], signal: AbortSignal) {
  if (!document.readOnly && document.inPlace()) {
    return (await runBulk(document.path, { type: 'copy', target: partial, kind }, signal)).features;
  }
  // What only this connection still sees: a document whose file is gone, or one brought up to date in memory.
  vacuumInto(document.db, partial);
  return kind === 'trip' ? remember(partial) : null;
}
