import { type ChosenConnection, CONNECTION_LEVELS } from '../../shared/connections.ts';
import type { Document } from './document.ts';
import { hasTable, storedRow } from './stored.ts';

/** What planners chose, by site; none in a document of an older version. */
export function listChosenConnections({ db }: Pick<Document, 'db'>): Map<number, ChosenConnection> {
  if (!hasTable(db, 'planner_connections')) return new Map();
  const rows = db
    .prepare('SELECT id AS siteId, level, object_id AS objectId FROM planner_connections')
    .all() as ChosenConnection[];
  const kinds = { siteId: 'number', level: CONNECTION_LEVELS, objectId: 'number?' } as const;
  return new Map(rows.map((row) => [row.siteId, storedRow(row, kinds, 'planner_connections')]));
}

export function putChosenConnection({ db }: Document, chosen: ChosenConnection): void {
  db.prepare(
    // Not OR REPLACE: that would take the old row away unseen by the journal.
    `INSERT INTO planner_connections (id, level, object_id) VALUES (:siteId, :level, :objectId)
     ON CONFLICT (id) DO UPDATE SET level = excluded.level, object_id = excluded.object_id`,
  ).run(chosen);
}

/** Leaves a site to the rule again. */
export function dropChosenConnection({ db }: Document, siteId: number): void {
  db.prepare('DELETE FROM planner_connections WHERE id = ?').run(siteId);
}
