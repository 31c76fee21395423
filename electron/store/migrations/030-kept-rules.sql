-- The program's rules of the county as they stood when the document was made or others were taken over: one row at most;
-- none where the document is older than the keeping of rules.
CREATE TABLE planner_rules_kept (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  -- JSON: `texts`, and `rows` whose words are numbers of texts.
  rules TEXT NOT NULL
);
