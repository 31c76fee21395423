CREATE TABLE consumers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  geom GEOMETRY NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  annual_kwh DOUBLE NOT NULL,
  site_ids TEXT NOT NULL DEFAULT '[]',
  series_name TEXT,
  series BLOB,
  notes TEXT NOT NULL DEFAULT ''
);
