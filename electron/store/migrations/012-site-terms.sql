-- Whose system a site is, how it sells and at whose tariff; null follows from its building, its size and the scenario.
ALTER TABLE sites ADD COLUMN owner_class TEXT;
ALTER TABLE sites ADD COLUMN grid_mode TEXT;
ALTER TABLE sites ADD COLUMN tariff TEXT;
