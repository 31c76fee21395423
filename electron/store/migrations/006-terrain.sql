-- Heights of the ground as a tiled gridded coverage (OGC 17-066r1), 16-bit PNG tiles at one zoom level. What other
-- programs read of it in the gpkg_ tables follows from the one row of planner_terrain, also when an edit is undone.
CREATE TABLE IF NOT EXISTS gpkg_tile_matrix_set (
  table_name TEXT NOT NULL PRIMARY KEY,
  srs_id INTEGER NOT NULL,
  min_x DOUBLE NOT NULL, min_y DOUBLE NOT NULL, max_x DOUBLE NOT NULL, max_y DOUBLE NOT NULL,
  CONSTRAINT fk_gtms_table_name FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gtms_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);
CREATE TABLE IF NOT EXISTS gpkg_tile_matrix (
  table_name TEXT NOT NULL,
  zoom_level INTEGER NOT NULL,
  matrix_width INTEGER NOT NULL, matrix_height INTEGER NOT NULL,
  tile_width INTEGER NOT NULL, tile_height INTEGER NOT NULL,
  pixel_x_size DOUBLE NOT NULL, pixel_y_size DOUBLE NOT NULL,
  CONSTRAINT pk_ttm PRIMARY KEY (table_name, zoom_level),
  CONSTRAINT fk_tmm_table_name FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name)
);
CREATE TABLE IF NOT EXISTS gpkg_2d_gridded_coverage_ancillary (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  tile_matrix_set_name TEXT NOT NULL UNIQUE,
  datatype TEXT NOT NULL DEFAULT 'integer',
  scale REAL NOT NULL DEFAULT 1.0,
  offset REAL NOT NULL DEFAULT 0.0,
  precision REAL DEFAULT 1.0,
  data_null REAL,
  grid_cell_encoding TEXT DEFAULT 'grid-value-is-center',
  uom TEXT,
  field_name TEXT DEFAULT 'Height',
  quantity_definition TEXT DEFAULT 'Height',
  CONSTRAINT fk_g2dgtct_name FOREIGN KEY (tile_matrix_set_name) REFERENCES gpkg_tile_matrix_set(table_name),
  CHECK (datatype IN ('integer', 'float'))
);
CREATE TABLE IF NOT EXISTS gpkg_2d_gridded_tile_ancillary (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  tpudt_name TEXT NOT NULL,
  tpudt_id INTEGER NOT NULL,
  scale REAL NOT NULL DEFAULT 1.0,
  offset REAL NOT NULL DEFAULT 0.0,
  min REAL DEFAULT NULL,
  max REAL DEFAULT NULL,
  mean REAL DEFAULT NULL,
  std_dev REAL DEFAULT NULL,
  CONSTRAINT fk_g2dgtat_name FOREIGN KEY (tpudt_name) REFERENCES gpkg_contents(table_name),
  UNIQUE (tpudt_name, tpudt_id)
);
INSERT OR IGNORE INTO gpkg_spatial_ref_sys VALUES
  ('WGS 84 3D', 4979, 'EPSG', 4979,
   'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4979"]]',
   'longitude/latitude/height on the WGS 84 spheroid');

CREATE TABLE terrain (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  zoom_level INTEGER NOT NULL,
  tile_column INTEGER NOT NULL,
  tile_row INTEGER NOT NULL,
  tile_data BLOB NOT NULL,
  UNIQUE (zoom_level, tile_column, tile_row)
);
-- What was imported, and the grid its heights lie on. At most one row.
CREATE TABLE planner_terrain (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  source TEXT NOT NULL,
  meta TEXT NOT NULL,
  at TEXT NOT NULL,
  west DOUBLE NOT NULL, north DOUBLE NOT NULL,
  step_lon_deg DOUBLE NOT NULL, step_lat_deg DOUBLE NOT NULL,
  grid_columns INTEGER NOT NULL, grid_rows INTEGER NOT NULL,
  scale DOUBLE NOT NULL, offset DOUBLE NOT NULL
);

CREATE TRIGGER planner_terrain_shown AFTER INSERT ON planner_terrain BEGIN
  INSERT INTO gpkg_contents (table_name, data_type, identifier, description, min_x, min_y, max_x, max_y, srs_id)
    VALUES ('terrain', '2d-gridded-coverage', 'terrain', NEW.source, NEW.west,
      NEW.north - NEW.grid_rows * NEW.step_lat_deg, NEW.west + NEW.grid_columns * NEW.step_lon_deg, NEW.north, 4326);
  INSERT INTO gpkg_tile_matrix_set VALUES ('terrain', 4326, NEW.west,
    NEW.north - 256 * ((NEW.grid_rows + 255) / 256) * NEW.step_lat_deg,
    NEW.west + 256 * ((NEW.grid_columns + 255) / 256) * NEW.step_lon_deg, NEW.north);
  INSERT INTO gpkg_tile_matrix VALUES ('terrain', 0, (NEW.grid_columns + 255) / 256, (NEW.grid_rows + 255) / 256,
    256, 256, NEW.step_lon_deg, NEW.step_lat_deg);
  INSERT INTO gpkg_2d_gridded_coverage_ancillary
    (tile_matrix_set_name, datatype, scale, offset, precision, data_null, grid_cell_encoding, uom)
    VALUES ('terrain', 'integer', NEW.scale, NEW.offset, NEW.scale, 65535, 'grid-value-is-area', 'm');
  INSERT INTO gpkg_extensions VALUES
    ('gpkg_2d_gridded_coverage_ancillary', NULL, 'gpkg_2d_gridded_coverage', 'http://docs.opengeospatial.org/is/17-066r1/17-066r1.html', 'read-write'),
    ('gpkg_2d_gridded_tile_ancillary', NULL, 'gpkg_2d_gridded_coverage', 'http://docs.opengeospatial.org/is/17-066r1/17-066r1.html', 'read-write'),
    ('terrain', 'tile_data', 'gpkg_2d_gridded_coverage', 'http://docs.opengeospatial.org/is/17-066r1/17-066r1.html', 'read-write');
END;
CREATE TRIGGER planner_terrain_gone AFTER DELETE ON planner_terrain BEGIN
  DELETE FROM gpkg_extensions WHERE extension_name = 'gpkg_2d_gridded_coverage';
  DELETE FROM gpkg_2d_gridded_coverage_ancillary WHERE tile_matrix_set_name = 'terrain';
  DELETE FROM gpkg_tile_matrix WHERE table_name = 'terrain';
  DELETE FROM gpkg_tile_matrix_set WHERE table_name = 'terrain';
  DELETE FROM gpkg_contents WHERE table_name = 'terrain';
END;
CREATE TRIGGER terrain_tile_shown AFTER INSERT ON terrain BEGIN
  INSERT INTO gpkg_2d_gridded_tile_ancillary (tpudt_name, tpudt_id) VALUES ('terrain', NEW.id);
END;
CREATE TRIGGER terrain_tile_gone AFTER DELETE ON terrain BEGIN
  DELETE FROM gpkg_2d_gridded_tile_ancillary WHERE tpudt_name = 'terrain' AND tpudt_id = OLD.id;
END;
