import type { Database } from 'better-sqlite3';
import { PlannerError } from '../../shared/errors.ts';

/** @throws PlannerError `document.damaged` when pages of the file contradict each other. */
export function assertSound(db: Database, path: string): void {
  const [finding] = db.pragma('quick_check(1)') as { quick_check: string }[];
  if (finding?.quick_check !== 'ok') throw damaged(path, finding?.quick_check ?? '');
}

/**
 * {@link assertSound}, a table at a time.
 * @param step called between two tables; throws to stop
 */
export function assertSoundByTable(db: Database, path: string, step: () => void): void {
  const tables = db.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).pluck().all() as string[];
  for (const table of tables) {
    step();
    const [finding] = db.pragma(`quick_check("${table.replaceAll('"', '""')}")`) as { quick_check: string }[];
    if (finding?.quick_check !== 'ok') throw damaged(path, finding?.quick_check ?? '');
  }
}

const damaged = (path: string, reason: string) =>
  new PlannerError('document.damaged', { reason }, { file: path });
