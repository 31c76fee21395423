-- GeoPackage 1.3 core tables (OGC 12-128r19, clauses 1.1.2, 1.1.3, 2.1.5 and 2.3).
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL PRIMARY KEY,
  organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL,
  definition TEXT NOT NULL,
  description TEXT
);
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
  ('WGS 84 geodetic', 4326, 'EPSG', 4326,
   'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]',
   'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid');

CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY,
  data_type TEXT NOT NULL,
  identifier TEXT UNIQUE,
  description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
  srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL,
  m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);
CREATE TABLE gpkg_extensions (
  table_name TEXT,
  column_name TEXT,
  extension_name TEXT NOT NULL,
  definition TEXT NOT NULL,
  scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
);

CREATE TABLE sites (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  geom GEOMETRY NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('rooftop', 'agrivoltaic')),
  mount TEXT NOT NULL CHECK (mount IN ('fixed', 'single-axis-tracker')),
  tilt_deg DOUBLE NOT NULL,
  azimuth_deg DOUBLE NOT NULL,
  usable_share DOUBLE NOT NULL,
  gcr DOUBLE,
  module_wp_m2 DOUBLE NOT NULL,
  area_m2 DOUBLE NOT NULL,
  capacity_kwp DOUBLE NOT NULL,
  notes TEXT NOT NULL DEFAULT ''
);

CREATE TABLE farmland (id INTEGER PRIMARY KEY AUTOINCREMENT, geom GEOMETRY NOT NULL, name TEXT, class TEXT, properties TEXT NOT NULL DEFAULT '{}', synthetic INTEGER NOT NULL DEFAULT 0);
CREATE TABLE exclusions (id INTEGER PRIMARY KEY AUTOINCREMENT, geom GEOMETRY NOT NULL, name TEXT, class TEXT, properties TEXT NOT NULL DEFAULT '{}', synthetic INTEGER NOT NULL DEFAULT 0);
CREATE TABLE roads (id INTEGER PRIMARY KEY AUTOINCREMENT, geom GEOMETRY NOT NULL, name TEXT, class TEXT, properties TEXT NOT NULL DEFAULT '{}', synthetic INTEGER NOT NULL DEFAULT 0);
CREATE TABLE buildings (id INTEGER PRIMARY KEY AUTOINCREMENT, geom GEOMETRY NOT NULL, name TEXT, class TEXT, properties TEXT NOT NULL DEFAULT '{}', synthetic INTEGER NOT NULL DEFAULT 0);
CREATE TABLE villages (id INTEGER PRIMARY KEY AUTOINCREMENT, geom GEOMETRY NOT NULL, name TEXT, class TEXT, properties TEXT NOT NULL DEFAULT '{}', synthetic INTEGER NOT NULL DEFAULT 0);
CREATE TABLE scenic_spots (id INTEGER PRIMARY KEY AUTOINCREMENT, geom GEOMETRY NOT NULL, name TEXT, class TEXT, properties TEXT NOT NULL DEFAULT '{}', synthetic INTEGER NOT NULL DEFAULT 0);
CREATE TABLE substations (id INTEGER PRIMARY KEY AUTOINCREMENT, geom GEOMETRY NOT NULL, name TEXT, class TEXT, properties TEXT NOT NULL DEFAULT '{}', synthetic INTEGER NOT NULL DEFAULT 0);

CREATE TABLE planner_project (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL,
  county_code TEXT NOT NULL,
  elevation_m DOUBLE NOT NULL,
  schema_version INTEGER NOT NULL,
  created_at TEXT NOT NULL
);
CREATE TABLE planner_scenarios (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  active INTEGER NOT NULL DEFAULT 0,
  assumptions TEXT NOT NULL DEFAULT '{}'
);
CREATE TABLE planner_left_out (
  id INTEGER PRIMARY KEY,
  scenario_id INTEGER NOT NULL,
  site_id INTEGER NOT NULL,
  UNIQUE (scenario_id, site_id)
);
CREATE TABLE planner_weather (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  meta TEXT NOT NULL,
  series BLOB NOT NULL
);
CREATE TABLE site_estimates (
  id INTEGER PRIMARY KEY,
  scenario_id INTEGER NOT NULL,
  site_id INTEGER NOT NULL,
  input_key TEXT NOT NULL,
  annual_kwh DOUBLE NOT NULL,
  annual_poa_kwh_m2 DOUBLE NOT NULL,
  specific_yield_kwh_per_kwp DOUBLE NOT NULL,
  performance_ratio DOUBLE NOT NULL,
  p90_kwh DOUBLE NOT NULL,
  avoided_tco2 DOUBLE NOT NULL,
  monthly_kwh TEXT NOT NULL,
  UNIQUE (scenario_id, site_id)
);

CREATE TABLE planner_edit_steps (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  at TEXT NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE planner_edit_changes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  step_id INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  event TEXT NOT NULL,
  before TEXT
);
CREATE INDEX planner_edit_changes_by_step ON planner_edit_changes (step_id);
