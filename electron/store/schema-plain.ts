import type { Database } from 'better-sqlite3';
import { plainDefault } from './column-default.ts';
import { FEATURE_TABLES } from './geopackage.ts';
import type { SchemaFindings } from './schema-findings.ts';
import { type Column, checksIn, type Entry, type KnownTable } from './schema-known.ts';
import { folded, quoteName, sameSql, type Token, tokensOf } from './sql-text.ts';

/** What becomes of what is not as it should be. */
interface Amiss {
  /** Throws, told what it is. */
  refuse(what: string): never;
  /** Takes columns of other programs on layers whose default can be taken off; where it is missing they are refused. */
  defaults?: SchemaFindings['defaults'];
}

/** @param known what the table must have; null where any columns will do */
export function assertPlain(
  db: Database,
  { type, name, sql }: Entry,
  known: KnownTable | null,
  { refuse, defaults }: Amiss,
): void {
  if (type !== 'table') refuse(name);
  if (sql === known?.sql) return;
  const tokens = tokensOf(sql ?? '');
  const virtual = tokens[1]?.value === 'virtual';
  if (virtual || known?.virtual) {
    if (!virtual || !known?.virtual || !sameSql(sql ?? '', known.sql)) refuse(name);
    return;
  }
  if (tokens.at(-1)?.value !== ')') refuse(name);
  for (const check of checksIn(tokens)) if (!known?.checks().includes(check)) refuse(`${name}: CHECK`);
  for (const [at, { kind, value }] of tokens.entries()) {
    if (kind !== 'word') continue;
    if (value === 'conflict' || (value === 'collate' && !isBuiltIn(tokens[at + 1])))
      refuse(`${name}: ${value}`);
  }
  const columns = new Map(
    (db.pragma(`table_xinfo(${quoteName(name)})`) as Column[]).map((column) => [folded(column.name), column]),
  );
  for (const column of columns.values()) {
    const ours = known?.columns.get(folded(column.name));
    if (column.hidden !== 0) refuse(`${name}.${column.name}`);
    if (isPlainDefault(column.dflt_value, ours?.dflt_value)) continue;
    if (ours || !defaults || !Object.hasOwn(FEATURE_TABLES, folded(name))) refuse(`${name}.${column.name}`);
    defaults!.push({ table: folded(name), column: column.name });
  }
  for (const [key, ours] of known?.columns ?? []) {
    const column = columns.get(key);
    if (!column || column.pk !== ours.pk) refuse(`${name}.${ours.name}`);
    else if (!known?.shadow && key !== 'geom' && affinity(column.type) !== affinity(ours.type)) {
      refuse(`${name}.${ours.name}`);
    }
  }
  if (isRowNumber(known?.columns)) assertRowNumber(db, name, columns, refuse);
}

const isRowNumber = (columns: KnownTable['columns'] | undefined): boolean => {
  const keys = [...(columns?.values() ?? [])].filter(({ pk }) => pk > 0);
  return keys.length === 1 && keys[0]?.type.toUpperCase() === 'INTEGER';
};

/** Only INTEGER PRIMARY KEY, without DESC, makes the key a whole number in every row. */
function assertRowNumber(
  db: Database,
  name: string,
  columns: ReadonlyMap<string, Column>,
  refuse: (what: string) => never,
): void {
  const key = [...columns.values()].find(({ pk }) => pk === 1);
  const indexed = (db.pragma(`index_list(${quoteName(name)})`) as { origin: string }[]).some(
    ({ origin }) => origin === 'pk',
  );
  if (indexed || key?.type.toUpperCase() !== 'INTEGER') refuse(`${name}.${key?.name ?? ''}`);
}

/** How SQLite stores values of a declared type. Source: https://www.sqlite.org/datatype3.html, 3.1. */
function affinity(type: string): string {
  const upper = type.toUpperCase();
  if (upper.includes('INT')) return 'integer';
  if (/CHAR|CLOB|TEXT/.test(upper)) return 'text';
  if (upper === '' || upper.includes('BLOB')) return 'blob';
  return /REAL|FLOA|DOUB/.test(upper) ? 'real' : 'numeric';
}

const isPlainDefault = (value: string | null, ours: string | null | undefined): boolean =>
  value === null || (typeof ours === 'string' && sameSql(value, ours)) || plainDefault(value) !== null;

const isBuiltIn = (collation: Token | undefined): boolean =>
  /^(binary|nocase|rtrim)$/i.test(collation?.value ?? '');

/** Whether an index is on columns alone: nothing is computed to keep it. */
export function isPlainIndex(sql: string): boolean {
  const tokens = tokensOf(sql);
  const from = tokens.findIndex(({ kind, value }) => kind === 'sign' && value === '(');
  const columns = tokens.slice(from + 1, -1);
  return (
    from > 0 &&
    tokens.at(-1)?.value === ')' &&
    columns.every(
      ({ kind, value }, at) =>
        kind === 'name' ||
        (kind === 'word' && (value !== 'collate' || isBuiltIn(columns[at + 1]))) ||
        (kind === 'sign' && value === ','),
    )
  );
}

/** Whether SQLite may compute something as it reads a table of another program through. */
export const computes = ({ type, sql }: Entry): boolean =>
  type === 'table' &&
  tokensOf(sql ?? '').some(
    ({ kind, value }) => kind === 'word' && /^(virtual|check|generated|as)$/.test(value),
  );

/** A name from a document, short enough for a message and without signs that would steer a terminal. */
export const shown = (text: string): string => text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '·').slice(0, 120);
