-- The county's own border, where the planner imported an official one. At most one row.
CREATE TABLE county_boundary (id INTEGER PRIMARY KEY AUTOINCREMENT, geom GEOMETRY NOT NULL, name TEXT, class TEXT, properties TEXT NOT NULL DEFAULT '{}', synthetic INTEGER NOT NULL DEFAULT 0);
CREATE INDEX buildings_by_class ON buildings (class);
