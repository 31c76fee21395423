-- The module and the inverter of the program's library that a site is planned with; null leaves both to the scenario.
ALTER TABLE sites ADD COLUMN module TEXT;
ALTER TABLE sites ADD COLUMN inverter TEXT;
-- Arrays the planner keeps to give to other sites, as JSON.
CREATE TABLE planner_templates (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  fields TEXT NOT NULL
);
-- Photos of sites. The pictures lie apart, so that a new caption is a small edit.
CREATE TABLE site_photos (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  site_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  caption TEXT NOT NULL DEFAULT '',
  width_px INTEGER NOT NULL,
  height_px INTEGER NOT NULL,
  added_at TEXT NOT NULL
);
CREATE INDEX site_photos_by_site ON site_photos (site_id);
CREATE TABLE site_photo_pictures (
  id INTEGER PRIMARY KEY,
  preview BLOB NOT NULL,
  picture BLOB NOT NULL
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description) VALUES
  ('site_photos', 'attributes', 'site_photos', 'Photos of sites'),
  ('site_photo_pictures', 'attributes', 'site_photo_pictures', 'JPEG pictures of site_photos, by id');
