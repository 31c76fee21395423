-- Lines below 1 kV lead from a transformer of 10/0.4 kV to roofs: null takes the nearest one.
ALTER TABLE feeders ADD COLUMN transformer_id INTEGER;
