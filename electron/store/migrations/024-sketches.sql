-- Outlines that cannot be sites yet, kept to be mended: drawn across themselves, or outside the county.
CREATE TABLE planner_sketches (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- The site whose outline it is to become; null for a new one.
  site_id INTEGER,
  -- JSON: kind and fields of the new site, and the outline.
  sketch TEXT NOT NULL
);
