-- What the features were in a copy for tablets as it was taken, each as JSON of column name → SQL literal. Empty in
-- every other document; the row of no table says that it is such a copy, and since when.
CREATE TABLE planner_base (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  table_name TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  row TEXT NOT NULL,
  UNIQUE (table_name, row_id)
);
