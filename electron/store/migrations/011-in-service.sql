-- The calendar year in which a site goes into service in a scenario; without a row it is the scenario's start year.
CREATE TABLE planner_in_service (
  id INTEGER PRIMARY KEY,
  scenario_id INTEGER NOT NULL,
  site_id INTEGER NOT NULL,
  year INTEGER NOT NULL,
  UNIQUE (scenario_id, site_id)
);
