import { PlannerError } from '../../shared/errors.ts';

const CODES: [pattern: RegExp, code: string][] = [
  [/^SQLITE_FULL|^ENOSPC|^EDQUOT/, 'document.disk-full'],
  [/^SQLITE_BUSY|^SQLITE_LOCKED/, 'document.busy'],
  [/^SQLITE_CORRUPT|^SQLITE_NOTADB|^SQLITE_FORMAT/, 'document.damaged'],
  [/^SQLITE_(READONLY|IOERR|CANTOPEN|PERM|AUTH)/, 'document.cannot-write'],
  [/^SQLITE_CONSTRAINT/, 'document.foreign-rule'],
  [/^SQLITE_(MISMATCH|TOOBIG|RANGE)/, 'document.bad-values'],
];

/**
 * What a failure of SQLite or of the disk beneath it means to the planner; any other error as it is. SQLite has
 * taken back the transaction by then, so the document holds what it held before.
 */
export function asDocumentFault(error: unknown, file?: string): unknown {
  if (error instanceof PlannerError) return error;
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== 'string') return error;
  const fault = CODES.find(([pattern]) => pattern.test(code));
  if (!fault) return error;
  return new PlannerError(fault[1], { reason: (error as Error).message }, file ? { file } : {});
}
