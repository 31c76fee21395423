-- Rules the planner adds, or puts before the program's: one row each, as JSON.
CREATE TABLE planner_rules (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  rule TEXT NOT NULL
);
-- Day whose rules the document is planned by; without a row that on which it was made.
CREATE TABLE planner_rules_date (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  date TEXT NOT NULL
);
