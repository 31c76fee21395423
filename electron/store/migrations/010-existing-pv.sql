-- PV that is there already, or filed and not yet connected.
CREATE TABLE existing_pv (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  geom GEOMETRY NOT NULL,
  name TEXT NOT NULL,
  state TEXT NOT NULL,
  kwp_ac DOUBLE,
  kwp_dc DOUBLE,
  voltage_kv DOUBLE,
  year INTEGER,
  station_id INTEGER,
  feeder_id INTEGER,
  notes TEXT NOT NULL DEFAULT '',
  synthetic INTEGER NOT NULL DEFAULT 0
);
