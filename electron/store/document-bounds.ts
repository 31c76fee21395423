import type { Database } from 'better-sqlite3';
import { PlannerError } from '../../shared/errors.ts';
import { FEATURE_TABLES } from './geopackage.ts';
import { LATEST_SCHEMA } from './migrate.ts';
import { childrenIn, rtreeTable } from './rtree.ts';
import { knownSchema } from './schema-known.ts';
import { quoteName } from './sql-text.ts';
import { MOST_ID } from './stored.ts';

/** No R*Tree of a document this program can draw has more inner nodes: 100,000 stand for a hundred million shapes. */
const MOST_INNER_NODES = 100_000;
/** A node fills a page at most. */
const LARGEST_NODE = 65_536;

/**
 * Looks at the ends of every table's ids, by their index, so that it takes as long for a large document as for a
 * small one. The schema must have been checked before.
 * @throws PlannerError `document.bad-contents`
 */
export function assertIdsInBounds(db: Database, path: string): void {
  const known = knownSchema(LATEST_SCHEMA).tables;
  const there = new Set(
    db.prepare(`SELECT lower(name) FROM sqlite_master WHERE type = 'table'`).pluck().all(),
  );
  for (const [name, { virtual, columns }] of known) {
    const key = [...columns.values()].filter(({ pk }) => pk > 0);
    if (virtual || !there.has(name) || key.length !== 1 || key[0]?.type.toUpperCase() !== 'INTEGER') continue;
    const id = quoteName(key[0].name);
    const beyond = db.prepare(
      `SELECT EXISTS (SELECT 1 FROM ${quoteName(name)} WHERE ${id} > ?) OR EXISTS (SELECT 1 FROM ${quoteName(name)} WHERE ${id} < ?)`,
    );
    if (beyond.pluck().get(BigInt(MOST_ID), BigInt(-MOST_ID)) !== 0)
      throw outOfBounds(path, `${name}.${key[0].name}`);
  }
  if (!there.has('sqlite_sequence')) return;
  const last = db.prepare(
    `SELECT name FROM sqlite_sequence WHERE octet_length(name) < 1000 AND name IN (SELECT value FROM json_each(?))
       AND (typeof(seq) <> 'integer' OR seq > ? OR seq < 0) LIMIT 1`,
  );
  const found = last.pluck().get(JSON.stringify([...known.keys()]), BigInt(MOST_ID));
  if (found !== undefined) throw outOfBounds(path, `sqlite_sequence.${found}`);
}

const outOfBounds = (file: string, what: string) =>
  new PlannerError('document.bad-contents', { what }, { file });

/**
 * Walks the upper nodes of every R*Tree of this program: in a tree that leads back into itself a single question
 * would never end. The leaves and the nodes right above them, nearly all of a tree, are not read: what they name is
 * taken for leaves, as deep as SQLite goes.
 * @throws PlannerError `document.damaged`
 */
export function assertTreesEnd(db: Database, path: string): void {
  const there = db.prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?`);
  for (const table of Object.keys(FEATURE_TABLES)) {
    const tree = rtreeTable(table);
    if (!there.get(`${tree}_node`)) continue;
    const damaged = new PlannerError('document.damaged', { reason: tree }, { file: path });
    const node = db
      .prepare(
        `SELECT CASE WHEN octet_length(data) <= ${LARGEST_NODE} THEN data END FROM ${tree}_node WHERE nodeno = ?`,
      )
      .pluck();
    const root = node.get(1) as unknown;
    if (root === undefined) continue;
    if (!(root instanceof Uint8Array) || root.length < 4) throw damaged;
    const seen = new Set<number>([1]);
    let level = [1];
    let inner = 0;
    for (let depth = (root[0]! << 8) | root[1]!; depth > 1; depth--) {
      const below: number[] = [];
      for (const number of level) {
        const data = node.get(number) as unknown;
        if (++inner > MOST_INNER_NODES || !(data instanceof Uint8Array) || data.length < 4) throw damaged;
        for (const child of childrenIn(data)) {
          if (seen.has(child)) throw damaged;
          seen.add(child);
          below.push(child);
        }
      }
      level = below;
    }
  }
}
