-- What surveys found of the roofs of buildings: derived, redone when input_key no longer holds.
CREATE TABLE roof_surveys (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  building_id INTEGER NOT NULL,
  source TEXT NOT NULL,
  input_key TEXT NOT NULL,
  base_key TEXT NOT NULL,
  at TEXT NOT NULL,
  result TEXT NOT NULL,
  bundle BLOB NOT NULL,
  light BLOB NOT NULL,
  UNIQUE (building_id, source)
);
-- A model of the surface (roofs and trees included), as 16-bit PNG tiles, and the grid its heights lie on: at most one.
CREATE TABLE surface (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tile_column INTEGER NOT NULL,
  tile_row INTEGER NOT NULL,
  tile_data BLOB NOT NULL,
  UNIQUE (tile_column, tile_row)
);
CREATE TABLE planner_surface (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  source TEXT NOT NULL,
  meta TEXT NOT NULL,
  at TEXT NOT NULL,
  west DOUBLE NOT NULL, north DOUBLE NOT NULL,
  step_lon_deg DOUBLE NOT NULL, step_lat_deg DOUBLE NOT NULL,
  grid_columns INTEGER NOT NULL, grid_rows INTEGER NOT NULL,
  scale DOUBLE NOT NULL, offset DOUBLE NOT NULL
);
