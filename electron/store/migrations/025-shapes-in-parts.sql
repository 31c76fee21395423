-- Layers of areas and of lines say so: of a layer of any geometry QGIS cannot tell what to draw while it is empty. Areas
-- and lines may have several parts, so all of them are stored as of parts. A column cannot be altered so: each table is
-- made anew, its columns in the same order.
PRAGMA legacy_alter_table = ON;
CREATE TABLE planner_made_anew (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  geom MULTIPOLYGON NOT NULL,
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
  tariff TEXT,
  mounting TEXT,
  two_faces INTEGER
);
INSERT INTO planner_made_anew SELECT * FROM sites;
UPDATE planner_made_anew SET geom = planner_in_parts(geom);
DELETE FROM sqlite_sequence WHERE name = 'planner_made_anew';
INSERT INTO sqlite_sequence SELECT 'planner_made_anew', seq FROM sqlite_sequence WHERE name = 'sites';
DROP TABLE sites;
ALTER TABLE planner_made_anew RENAME TO sites;
UPDATE gpkg_geometry_columns SET geometry_type_name = 'MULTIPOLYGON' WHERE table_name = 'sites';

CREATE TABLE planner_made_anew (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  geom MULTIPOLYGON NOT NULL,
  name TEXT,
  class TEXT,
  properties TEXT NOT NULL DEFAULT '{}',
  synthetic INTEGER NOT NULL DEFAULT 0
);
INSERT INTO planner_made_anew SELECT id, planner_in_parts(geom), name, class, properties, synthetic FROM farmland;
DELETE FROM sqlite_sequence WHERE name = 'planner_made_anew';
INSERT INTO sqlite_sequence SELECT 'planner_made_anew', seq FROM sqlite_sequence WHERE name = 'farmland';
DROP TABLE farmland;
ALTER TABLE planner_made_anew RENAME TO farmland;
UPDATE gpkg_geometry_columns SET geometry_type_name = 'MULTIPOLYGON' WHERE table_name = 'farmland';

CREATE TABLE planner_made_anew (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  geom MULTIPOLYGON NOT NULL,
  name TEXT,
  class TEXT,
  properties TEXT NOT NULL DEFAULT '{}',
  synthetic INTEGER NOT NULL DEFAULT 0
);
INSERT INTO planner_made_anew SELECT id, planner_in_parts(geom), name, class, properties, synthetic FROM exclusions;
DELETE FROM sqlite_sequence WHERE name = 'planner_made_anew';
INSERT INTO sqlite_sequence SELECT 'planner_made_anew', seq FROM sqlite_sequence WHERE name = 'exclusions';
DROP TABLE exclusions;
ALTER TABLE planner_made_anew RENAME TO exclusions;
UPDATE gpkg_geometry_columns SET geometry_type_name = 'MULTIPOLYGON' WHERE table_name = 'exclusions';

CREATE TABLE planner_made_anew (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  geom MULTILINESTRING NOT NULL,
  name TEXT,
  class TEXT,
  properties TEXT NOT NULL DEFAULT '{}',
  synthetic INTEGER NOT NULL DEFAULT 0
);
INSERT INTO planner_made_anew SELECT id, planner_in_parts(geom), name, class, properties, synthetic FROM roads;
DELETE FROM sqlite_sequence WHERE name = 'planner_made_anew';
INSERT INTO sqlite_sequence SELECT 'planner_made_anew', seq FROM sqlite_sequence WHERE name = 'roads';
DROP TABLE roads;
ALTER TABLE planner_made_anew RENAME TO roads;
UPDATE gpkg_geometry_columns SET geometry_type_name = 'MULTILINESTRING' WHERE table_name = 'roads';

CREATE TABLE planner_made_anew (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  geom MULTIPOLYGON NOT NULL,
  name TEXT,
  class TEXT,
  properties TEXT NOT NULL DEFAULT '{}',
  synthetic INTEGER NOT NULL DEFAULT 0
);
INSERT INTO planner_made_anew SELECT id, planner_in_parts(geom), name, class, properties, synthetic FROM buildings;
DELETE FROM sqlite_sequence WHERE name = 'planner_made_anew';
INSERT INTO sqlite_sequence SELECT 'planner_made_anew', seq FROM sqlite_sequence WHERE name = 'buildings';
DROP TABLE buildings;
ALTER TABLE planner_made_anew RENAME TO buildings;
UPDATE gpkg_geometry_columns SET geometry_type_name = 'MULTIPOLYGON' WHERE table_name = 'buildings';
CREATE INDEX buildings_by_class ON buildings (class);

CREATE TABLE planner_made_anew (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  geom MULTIPOLYGON NOT NULL,
  name TEXT,
  class TEXT,
  properties TEXT NOT NULL DEFAULT '{}',
  synthetic INTEGER NOT NULL DEFAULT 0
);
INSERT INTO planner_made_anew SELECT id, planner_in_parts(geom), name, class, properties, synthetic FROM county_boundary;
DELETE FROM sqlite_sequence WHERE name = 'planner_made_anew';
INSERT INTO sqlite_sequence SELECT 'planner_made_anew', seq FROM sqlite_sequence WHERE name = 'county_boundary';
DROP TABLE county_boundary;
ALTER TABLE planner_made_anew RENAME TO county_boundary;
UPDATE gpkg_geometry_columns SET geometry_type_name = 'MULTIPOLYGON' WHERE table_name = 'county_boundary';
PRAGMA legacy_alter_table = OFF;

-- The coordinate system of exports, chosen once per project.
CREATE TABLE planner_export_system (id INTEGER PRIMARY KEY CHECK (id = 1), crs TEXT NOT NULL);
