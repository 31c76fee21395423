import type { Document } from './document.ts';

/** A land rule set aside for one site, with the planner's reason. */
export interface RuleOverride {
  siteId: number;
  rule: string;
  reason: string;
  at: string;
  approver: string | null;
  documentNumber: string | null;
}

/** Every override of a document; none in one written before overrides were kept. */
export function listOverrides({ db }: Document): RuleOverride[] {
  if (!db.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'planner_rule_overrides'`).get()) return [];
  // A document of an older version, open read-only, lacks who approved.
  const approved = db
    .prepare(`SELECT 1 FROM pragma_table_info('planner_rule_overrides') WHERE name = 'approver'`)
    .get();
  const more = approved ? 'approver, document_number' : 'NULL AS approver, NULL';
  return db
    .prepare(
      `SELECT site_id AS siteId, rule, reason, at, ${more} AS documentNumber FROM planner_rule_overrides ORDER BY id`,
    )
    .all() as RuleOverride[];
}

/** Writes an override, or gives an existing one a new reason and approval. */
export function putOverride({ db }: Document, override: RuleOverride): void {
  const update = `UPDATE planner_rule_overrides SET reason = :reason, at = :at, approver = :approver,
    document_number = :documentNumber WHERE site_id = :siteId AND rule = :rule`;
  if (db.prepare(update).run(override).changes > 0) return;
  db.prepare(
    `INSERT INTO planner_rule_overrides (site_id, rule, reason, at, approver, document_number)
     VALUES (:siteId, :rule, :reason, :at, :approver, :documentNumber)`,
  ).run(override);
}

/** Takes an override back; false when there was none. */
export function dropOverride({ db }: Document, siteId: number, rule: string): boolean {
  return (
    db.prepare('DELETE FROM planner_rule_overrides WHERE site_id = ? AND rule = ?').run(siteId, rule)
      .changes > 0
  );
}
