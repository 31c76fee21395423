-- What a planner decided about a site that breaks a land rule, and why.
CREATE TABLE planner_rule_overrides (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  site_id INTEGER NOT NULL,
  rule TEXT NOT NULL,
  reason TEXT NOT NULL,
  at TEXT NOT NULL,
  UNIQUE (site_id, rule)
);
