import type { Database } from 'better-sqlite3';
import type { Journal } from './journal.ts';
import { dataVersion, prepared } from './prepared.ts';

const LOOK_MS = 2000;

/**
 * Folds the write-ahead log into the document once it has rested for a moment, so that whoever copies the file alone
 * while it is open lacks the edits of the last seconds at most.
 * @returns ends it
 */
export function foldWhenIdle(db: Database, journal: Pick<Journal, 'busy'>): () => void {
  const mark = () => `${prepared(db, 'SELECT total_changes()').pluck().get()}/${dataVersion(db)}`;
  let folded = mark();
  let seen = folded;
  const timer = setInterval(() => {
    if (!db.open || db.inTransaction || journal.busy()) return;
    try {
      const now = mark();
      if (now === seen && now !== folded) {
        db.pragma('wal_checkpoint(PASSIVE)');
        folded = now;
      }
      seen = now;
    } catch {
      // What is not folded yet is in the log, which whoever opens the document next reads.
    }
  }, LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}
