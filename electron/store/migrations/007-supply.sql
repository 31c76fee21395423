-- Share of a site that a scenario builds where it does not build it whole; 0 leaves it out.
ALTER TABLE planner_left_out ADD COLUMN built DOUBLE NOT NULL DEFAULT 0;
-- Lines that lead from a substation to sites and consumers.
CREATE TABLE feeders (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  geom GEOMETRY NOT NULL,
  name TEXT NOT NULL,
  conductor TEXT NOT NULL,
  voltage_kv DOUBLE NOT NULL,
  rating_kva DOUBLE,
  peak_load_kw DOUBLE,
  station_id INTEGER,
  notes TEXT NOT NULL DEFAULT ''
);
