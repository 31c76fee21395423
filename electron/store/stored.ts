import type { Database } from 'better-sqlite3';
import type { z } from 'zod';
import { PlannerError } from '../../shared/errors.ts';
import { prepared } from './prepared.ts';

/** Beyond it JavaScript's numbers would soon not tell two ids apart; no program numbers rows so high. */
export const MOST_ID = 2 ** 52;

/** Whether a value from a document can be the id of a row. */
export const isId = (value: unknown): value is number =>
  Number.isInteger(value) && Math.abs(value as number) <= MOST_ID;

/**
 * A JSON text from a document. Other programs write into documents too, so what it holds is not taken on trust.
 *
 * @param what where it was, for the message
 * @throws PlannerError `document.bad-contents`
 */
export function storedJson(text: unknown, what: string): unknown {
  try {
    return JSON.parse(text as string);
  } catch {
    throw new PlannerError('document.bad-contents', { what });
  }
}

/** A value from a document, if it fits its schema. @throws PlannerError `document.bad-contents` */
export function storedAs<S extends z.ZodType>(schema: S, value: unknown, what: string): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new PlannerError('document.bad-contents', { what });
}

/** What a column of a row has to be: a finite number or a text, with `?` where it may be nothing, or one of some texts. */
type Kind = 'number' | 'number?' | 'text' | 'text?' | readonly string[];

/**
 * A row of a document, if its values are of the kinds that its columns say; SQLite itself keeps any value in any
 * column.
 *
 * @param what the table, for the message
 * @throws PlannerError `document.bad-contents`
 */
export function storedRow<R extends object>(row: R, kinds: Partial<Record<keyof R, Kind>>, what: string): R {
  for (const [column, kind] of Object.entries(kinds) as [keyof R & string, Kind][]) {
    if (isOfKind(row[column], kind)) continue;
    const id = 'id' in row ? ` ${String(row.id)}` : '';
    throw new PlannerError('document.bad-contents', { what: `${what}${id}: ${column}` });
  }
  return row;
}

function isOfKind(value: unknown, kind: Kind): boolean {
  if (typeof kind !== 'string') return kind.includes(value as string);
  if (value === null) return kind.endsWith('?');
  return kind.startsWith('number') ? Number.isFinite(value) : typeof value === 'string';
}

/** Whether a document has a table: one of an older version, open read-only, may lack the newer. */
export const hasTable = (db: Database, name: string): boolean =>
  prepared(db, `SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?`).get(name) !== undefined;
