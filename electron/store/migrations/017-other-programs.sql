-- Other programs may add features without knowing this one: what follows from a shape or has a usual value need not be
-- given, geometry columns are of the type that gpkg_geometry_columns declares (requirement 31 of GeoPackage), and the
-- default of gpkg_contents.last_change is written as the standard writes it (requirement 13). A column cannot be
-- altered so: each table is made anew, its columns in the same order.
PRAGMA legacy_alter_table = ON;
CREATE TABLE planner_made_anew (
  table_name TEXT NOT NULL PRIMARY KEY,
  data_type TEXT NOT NULL,
  identifier TEXT UNIQUE,
  description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
  srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);
INSERT INTO planner_made_anew SELECT * FROM gpkg_contents;
DROP TABLE gpkg_contents;
ALTER TABLE planner_made_anew RENAME TO gpkg_contents;

CREATE TABLE planner_made_anew (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  geom GEOMETRY NOT NULL,
  name TEXT,
  kind TEXT DEFAULT 'rooftop' CHECK (kind IN ('rooftop', 'agrivoltaic')),
  mount TEXT CHECK (mount IN ('fixed', 'single-axis-tracker')),
  tilt_deg DOUBLE,
  azimuth_deg DOUBLE,
  usable_share DOUBLE,
  gcr DOUBLE,
  module_wp_m2 DOUBLE,
  area_m2 DOUBLE,
  capacity_kwp DOUBLE,
  notes TEXT DEFAULT '',
  agrivoltaic TEXT,
  module TEXT,
  inverter TEXT,
  owner_class TEXT,
  grid_mode TEXT,
  tariff TEXT
);
INSERT INTO planner_made_anew SELECT * FROM sites;
DELETE FROM sqlite_sequence WHERE name = 'planner_made_anew';
INSERT INTO sqlite_sequence SELECT 'planner_made_anew', seq FROM sqlite_sequence WHERE name = 'sites';
DROP TABLE sites;
ALTER TABLE planner_made_anew RENAME TO sites;

CREATE TABLE planner_made_anew (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  geom POINT NOT NULL,
  name TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT 'household',
  annual_kwh DOUBLE NOT NULL DEFAULT 0,
  site_ids TEXT NOT NULL DEFAULT '[]',
  series_name TEXT,
  series BLOB,
  notes TEXT NOT NULL DEFAULT ''
);
INSERT INTO planner_made_anew SELECT * FROM consumers;
DELETE FROM sqlite_sequence WHERE name = 'planner_made_anew';
INSERT INTO sqlite_sequence SELECT 'planner_made_anew', seq FROM sqlite_sequence WHERE name = 'consumers';
DROP TABLE consumers;
ALTER TABLE planner_made_anew RENAME TO consumers;

CREATE TABLE planner_made_anew (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  geom LINESTRING NOT NULL,
  name TEXT NOT NULL DEFAULT '',
  conductor TEXT NOT NULL DEFAULT 'LGJ-120',
  voltage_kv DOUBLE NOT NULL DEFAULT 10,
  rating_kva DOUBLE,
  peak_load_kw DOUBLE,
  station_id INTEGER,
  notes TEXT NOT NULL DEFAULT ''
);
INSERT INTO planner_made_anew SELECT * FROM feeders;
DELETE FROM sqlite_sequence WHERE name = 'planner_made_anew';
INSERT INTO sqlite_sequence SELECT 'planner_made_anew', seq FROM sqlite_sequence WHERE name = 'feeders';
DROP TABLE feeders;
ALTER TABLE planner_made_anew RENAME TO feeders;

CREATE TABLE planner_made_anew (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  geom POINT NOT NULL,
  name TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'connected',
  kwp_ac DOUBLE,
  kwp_dc DOUBLE,
  voltage_kv DOUBLE,
  year INTEGER,
  station_id INTEGER,
  feeder_id INTEGER,
  notes TEXT NOT NULL DEFAULT '',
  synthetic INTEGER NOT NULL DEFAULT 0
);
INSERT INTO planner_made_anew SELECT * FROM existing_pv;
DELETE FROM sqlite_sequence WHERE name = 'planner_made_anew';
INSERT INTO sqlite_sequence SELECT 'planner_made_anew', seq FROM sqlite_sequence WHERE name = 'existing_pv';
DROP TABLE existing_pv;
ALTER TABLE planner_made_anew RENAME TO existing_pv;
PRAGMA legacy_alter_table = OFF;

-- 1 within transactions of this program only, so that triggers tell its changes from those of other programs.
CREATE TABLE planner_writer (id INTEGER PRIMARY KEY CHECK (id = 1), own INTEGER NOT NULL);
INSERT INTO planner_writer VALUES (1, 0);
-- What other programs changed and this one has not yet looked at: as planner_edit_changes, of new rows what was given.
CREATE TABLE planner_outside_changes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  table_name TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  event TEXT NOT NULL,
  before TEXT
);
-- Rows of other programs that could not stay: what they held, and why.
CREATE TABLE planner_refused (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  table_name TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  name TEXT,
  code TEXT NOT NULL,
  params TEXT NOT NULL,
  row TEXT NOT NULL
);
