-- Sites and users joined by lines of their own (direct green power), with a store beside them.
CREATE TABLE planner_groups (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  site_ids TEXT NOT NULL DEFAULT '[]',
  consumer_ids TEXT NOT NULL DEFAULT '[]',
  store_kwh DOUBLE NOT NULL DEFAULT 0,
  store_kw DOUBLE NOT NULL DEFAULT 0
);
