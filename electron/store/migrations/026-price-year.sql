-- A year of market prices by the hour that the planner imported: one row at most.
CREATE TABLE planner_price_year (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  -- JSON: file, unit and number of values.
  about TEXT NOT NULL,
  -- 8760 doubles, yuan per kWh of the UTC hours of a year.
  hours BLOB NOT NULL
);
