-- Other programs may add transformers as other features: the name has a usual value, and a rating that is not given is
-- refused with its reason when the document is opened, not by the other program. Made anew, its columns in the same order.
PRAGMA legacy_alter_table = ON;
CREATE TABLE planner_made_anew (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  geom POINT NOT NULL,
  name TEXT NOT NULL DEFAULT '',
  rating_kva DOUBLE NOT NULL DEFAULT 0,
  count INTEGER NOT NULL DEFAULT 1,
  operation TEXT,
  peak_load_kw DOUBLE,
  feeder_id INTEGER,
  station_id INTEGER,
  notes TEXT NOT NULL DEFAULT '',
  synthetic INTEGER NOT NULL DEFAULT 0
);
INSERT INTO planner_made_anew SELECT * FROM transformers;
DELETE FROM sqlite_sequence WHERE name = 'planner_made_anew';
INSERT INTO sqlite_sequence SELECT 'planner_made_anew', seq FROM sqlite_sequence WHERE name = 'transformers';
DROP TABLE transformers;
ALTER TABLE planner_made_anew RENAME TO transformers;
PRAGMA legacy_alter_table = OFF;
