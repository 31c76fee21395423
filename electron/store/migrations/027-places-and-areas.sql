-- Layers of places are points, with a layer of areas beside each: of a layer of any geometry another program cannot tell
-- what to draw, and takes its first feature's form for all. Ids go on naming one feature of both; those of new areas
-- begin far above the ones of points. Of several points of one place the others are kept among its properties.
PRAGMA legacy_alter_table = ON;
CREATE TABLE village_areas (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  geom MULTIPOLYGON NOT NULL,
  name TEXT,
  class TEXT,
  properties TEXT NOT NULL DEFAULT '{}',
  synthetic INTEGER NOT NULL DEFAULT 0
);
INSERT INTO village_areas SELECT id, planner_in_parts(geom), name, class, properties, synthetic FROM villages
  WHERE planner_is_area(geom);
DELETE FROM sqlite_sequence WHERE name = 'village_areas';
INSERT INTO sqlite_sequence VALUES ('village_areas', 1000000000 + coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'villages'), 0));
CREATE TABLE planner_made_anew (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  geom POINT NOT NULL,
  name TEXT,
  class TEXT,
  properties TEXT NOT NULL DEFAULT '{}',
  synthetic INTEGER NOT NULL DEFAULT 0
);
INSERT INTO planner_made_anew SELECT id, planner_one_point(geom), name, class,
    CASE WHEN planner_other_points(geom) IS NULL THEN properties
      WHEN NOT json_valid(properties) THEN properties
      ELSE json_set(properties, '$.otherPoints', json(planner_other_points(geom))) END, synthetic FROM villages
  WHERE NOT planner_is_area(geom);
DELETE FROM sqlite_sequence WHERE name = 'planner_made_anew';
INSERT INTO sqlite_sequence SELECT 'planner_made_anew', seq FROM sqlite_sequence WHERE name = 'villages';
DROP TABLE villages;
ALTER TABLE planner_made_anew RENAME TO villages;
UPDATE gpkg_geometry_columns SET geometry_type_name = 'POINT' WHERE table_name = 'villages';
UPDATE planner_base SET table_name = 'village_areas'
  WHERE table_name = 'villages' AND planner_is_area(CASE WHEN json_valid(row) THEN json_extract(row, '$.geom') END);
UPDATE planner_outside_changes SET table_name = 'village_areas'
  WHERE table_name = 'villages' AND (row_id IN (SELECT id FROM village_areas) OR planner_is_area(CASE WHEN json_valid(before) THEN json_extract(before, '$.geom') END));

CREATE TABLE scenic_areas (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  geom MULTIPOLYGON NOT NULL,
  name TEXT,
  class TEXT,
  properties TEXT NOT NULL DEFAULT '{}',
  synthetic INTEGER NOT NULL DEFAULT 0
);
INSERT INTO scenic_areas SELECT id, planner_in_parts(geom), name, class, properties, synthetic FROM scenic_spots
  WHERE planner_is_area(geom);
DELETE FROM sqlite_sequence WHERE name = 'scenic_areas';
INSERT INTO sqlite_sequence VALUES ('scenic_areas', 1000000000 + coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'scenic_spots'), 0));
CREATE TABLE planner_made_anew (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  geom POINT NOT NULL,
  name TEXT,
  class TEXT,
  properties TEXT NOT NULL DEFAULT '{}',
  synthetic INTEGER NOT NULL DEFAULT 0
);
INSERT INTO planner_made_anew SELECT id, planner_one_point(geom), name, class,
    CASE WHEN planner_other_points(geom) IS NULL THEN properties
      WHEN NOT json_valid(properties) THEN properties
      ELSE json_set(properties, '$.otherPoints', json(planner_other_points(geom))) END, synthetic FROM scenic_spots
  WHERE NOT planner_is_area(geom);
DELETE FROM sqlite_sequence WHERE name = 'planner_made_anew';
INSERT INTO sqlite_sequence SELECT 'planner_made_anew', seq FROM sqlite_sequence WHERE name = 'scenic_spots';
DROP TABLE scenic_spots;
ALTER TABLE planner_made_anew RENAME TO scenic_spots;
UPDATE gpkg_geometry_columns SET geometry_type_name = 'POINT' WHERE table_name = 'scenic_spots';
UPDATE planner_base SET table_name = 'scenic_areas'
  WHERE table_name = 'scenic_spots' AND planner_is_area(CASE WHEN json_valid(row) THEN json_extract(row, '$.geom') END);
UPDATE planner_outside_changes SET table_name = 'scenic_areas'
  WHERE table_name = 'scenic_spots' AND (row_id IN (SELECT id FROM scenic_areas) OR planner_is_area(CASE WHEN json_valid(before) THEN json_extract(before, '$.geom') END));

CREATE TABLE substation_areas (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  geom MULTIPOLYGON NOT NULL,
  name TEXT,
  class TEXT,
  properties TEXT NOT NULL DEFAULT '{}',
  synthetic INTEGER NOT NULL DEFAULT 0
);
INSERT INTO substation_areas SELECT id, planner_in_parts(geom), name, class, properties, synthetic FROM substations
  WHERE planner_is_area(geom);
DELETE FROM sqlite_sequence WHERE name = 'substation_areas';
INSERT INTO sqlite_sequence VALUES ('substation_areas', 1000000000 + coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'substations'), 0));
CREATE TABLE planner_made_anew (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  geom POINT NOT NULL,
  name TEXT,
  class TEXT,
  properties TEXT NOT NULL DEFAULT '{}',
  synthetic INTEGER NOT NULL DEFAULT 0
);
INSERT INTO planner_made_anew SELECT id, planner_one_point(geom), name, class,
    CASE WHEN planner_other_points(geom) IS NULL THEN properties
      WHEN NOT json_valid(properties) THEN properties
      ELSE json_set(properties, '$.otherPoints', json(planner_other_points(geom))) END, synthetic FROM substations
  WHERE NOT planner_is_area(geom);
DELETE FROM sqlite_sequence WHERE name = 'planner_made_anew';
INSERT INTO sqlite_sequence SELECT 'planner_made_anew', seq FROM sqlite_sequence WHERE name = 'substations';
DROP TABLE substations;
ALTER TABLE planner_made_anew RENAME TO substations;
UPDATE gpkg_geometry_columns SET geometry_type_name = 'POINT' WHERE table_name = 'substations';
UPDATE planner_base SET table_name = 'substation_areas'
  WHERE table_name = 'substations' AND planner_is_area(CASE WHEN json_valid(row) THEN json_extract(row, '$.geom') END);
UPDATE planner_outside_changes SET table_name = 'substation_areas'
  WHERE table_name = 'substations' AND (row_id IN (SELECT id FROM substation_areas) OR planner_is_area(CASE WHEN json_valid(before) THEN json_extract(before, '$.geom') END));

PRAGMA legacy_alter_table = OFF;

-- What the history says of areas is said of the tables they were in: it begins anew after the last step that touched one.
CREATE TEMP TABLE last_of_areas AS SELECT max(step_id) AS id FROM planner_edit_changes WHERE
  (table_name = 'villages' AND (row_id IN (SELECT id FROM village_areas) OR (event = 'PUT' AND EXISTS (SELECT 1 FROM village_areas))
    OR planner_is_area(CASE WHEN event IN ('UPDATE', 'DELETE') AND json_valid(before) THEN json_extract(before, '$.geom') END))) OR
  (table_name = 'scenic_spots' AND (row_id IN (SELECT id FROM scenic_areas) OR (event = 'PUT' AND EXISTS (SELECT 1 FROM scenic_areas))
    OR planner_is_area(CASE WHEN event IN ('UPDATE', 'DELETE') AND json_valid(before) THEN json_extract(before, '$.geom') END))) OR
  (table_name = 'substations' AND (row_id IN (SELECT id FROM substation_areas) OR (event = 'PUT' AND EXISTS (SELECT 1 FROM substation_areas))
    OR planner_is_area(CASE WHEN event IN ('UPDATE', 'DELETE') AND json_valid(before) THEN json_extract(before, '$.geom') END)));
DELETE FROM planner_edit_steps WHERE id <= (SELECT id FROM last_of_areas)
  OR (undone = 1 AND (SELECT undone FROM planner_edit_steps WHERE id = (SELECT id FROM last_of_areas)) = 1);
DELETE FROM planner_edit_changes WHERE step_id NOT IN (SELECT id FROM planner_edit_steps);
DROP TABLE last_of_areas;
