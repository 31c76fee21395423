-- Roofs that were left out as unfit when sites were made of buildings: one row for each making that asked for fitness.
CREATE TABLE planner_roofs_left_out (
  id INTEGER PRIMARY KEY,
  -- JSON: sites made, roofs left out by reason, and how far each check could be made.
  findings TEXT NOT NULL
);
