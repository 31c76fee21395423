import type { Database } from 'better-sqlite3';
import { plainDefault } from './column-default.ts';
import { type OwnSchema, setForeignColumnsAside } from './foreign-columns.ts';
import { keepRefused } from './outside.ts';
import { installOutside, removeOutside } from './outside-triggers.ts';
import type { SchemaFindings } from './schema-findings.ts';

/**
 * Takes defaults that are expressions off columns that other programs added to layers of a document of the newest
 * version, in one transaction: each new feature would run them. What the columns hold stays. The list of what was not
 * taken names each, those that a migration just took off included.
 */
export function dropDefaults(db: Database, defaults: SchemaFindings['defaults'], own: OwnSchema): void {
  if (defaults.length === 0) return;
  const left = new Set(defaults.map(({ table }) => table).filter((table) => hasExpression(db, table)));
  db.transaction(() => {
    removeOutside(db);
    setForeignColumnsAside(db, own, [...left])();
    installOutside(db);
    for (const { table, column } of defaults) {
      const params = { layer: table, column };
      keepRefused(db, { table, id: 0, name: column, code: 'document.default-dropped', params }, {});
    }
  }).immediate();
}

const hasExpression = (db: Database, table: string): boolean =>
  (db.pragma(`table_info(${table})`) as { dflt_value: string | null }[]).some(
    ({ dflt_value: given }) => given !== null && plainDefault(given) === null,
  );
