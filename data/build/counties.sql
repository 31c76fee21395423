-- boundary is a deflated GeoJSON geometry, WGS84, wound as RFC 7946 asks.
CREATE TABLE county (
  code TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  stem TEXT NOT NULL,
  pinyin TEXT NOT NULL,
  syllables TEXT NOT NULL,
  initials TEXT NOT NULL,
  former_code TEXT,
  former_name TEXT,
  province TEXT NOT NULL,
  city TEXT NOT NULL,
  lon REAL NOT NULL,
  lat REAL NOT NULL,
  west REAL NOT NULL,
  south REAL NOT NULL,
  east REAL NOT NULL,
  north REAL NOT NULL,
  area_km2 REAL NOT NULL,
  boundary BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX county_bounds ON county (west, east, south, north);
-- Places of the national list that the boundary source does not draw.
CREATE TABLE county_without_boundary (
  code TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  province TEXT NOT NULL,
  city TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
