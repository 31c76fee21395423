import type { Document } from './document.ts';

/** A land rule set aside for one site, with the planner's reason. */
export interface RuleOverride {
  siteId: number;
  rule: string;
  reason: string;
  at: string;
}

/** Every override of a document; none in one written before overrides were kept. */
export function listOverrides({ db }: Document): RuleOverride[] {
  if (!db.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'planner_rule_overrides'`).get()) return [];
  return db
    .prepare('SELECT site_id AS siteId, rule, reason, at FROM planner_rule_overrides ORDER BY id')
    .all() as RuleOverride[];
}

/** Writes an override, or gives an existing one a new reason. */
export function putOverride({ db }: Document, { siteId, rule, reason, at }: RuleOverride): void {
  const changed = db
    .prepare('UPDATE planner_rule_overrides SET reason = ?, at = ? WHERE site_id = ? AND rule = ?')
    .run(reason, at, siteId, rule).changes;
  if (changed > 0) return;
  db.prepare('INSERT INTO planner_rule_overrides (site_id, rule, reason, at) VALUES (?, ?, ?, ?)').run(
    siteId,
    rule,
    reason,
    at,
  );
}

/** Takes an override back; false when there was none. */
export function dropOverride({ db }: Document, siteId: number, rule: string): boolean {
  return (
    db.prepare('DELETE FROM planner_rule_overrides WHERE site_id = ? AND rule = ?').run(siteId, rule)
      .changes > 0
  );
}
