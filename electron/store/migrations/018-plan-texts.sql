-- What a planner writes into a chapter of the plan instead of its standard text, by language.
CREATE TABLE planner_plan_texts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  chapter TEXT NOT NULL,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (chapter, language)
);
-- Figures of the county that no layer tells: population, economy, electricity.
CREATE TABLE planner_county_facts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  fact TEXT NOT NULL UNIQUE,
  value DOUBLE NOT NULL,
  year INTEGER,
  source TEXT NOT NULL DEFAULT ''
);
