-- Transformers of 10/0.4 kV, and the connection points that planners chose for sites: a row by the number of its site.
CREATE TABLE transformers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  geom POINT NOT NULL,
  name TEXT NOT NULL,
  rating_kva DOUBLE NOT NULL,
  count INTEGER NOT NULL DEFAULT 1,
  operation TEXT,
  peak_load_kw DOUBLE,
  feeder_id INTEGER,
  station_id INTEGER,
  notes TEXT NOT NULL DEFAULT '',
  synthetic INTEGER NOT NULL DEFAULT 0
);
ALTER TABLE existing_pv ADD COLUMN transformer_id INTEGER;
CREATE TABLE planner_connections (
  id INTEGER PRIMARY KEY,
  level TEXT NOT NULL,
  object_id INTEGER
);
