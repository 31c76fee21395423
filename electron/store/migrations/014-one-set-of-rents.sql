-- Fit takes rents, what villages get and pumps from money and from the fields themselves. What it assumed of them itself
-- is dropped, and the history says so where it differed, which it did unless a planner had made them the same.
INSERT INTO planner_edit_steps (name, at)
  SELECT 'note.fitTakesMoney', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  WHERE EXISTS (
    SELECT 1 FROM planner_scenarios
    WHERE json_valid(assumptions) AND coalesce(
      json_type(assumptions, '$.fit.landRentYuanPerMu'),
      json_type(assumptions, '$.fit.roofRentYuanPerKw'),
      json_type(assumptions, '$.fit.collectiveYuanPerMwh'),
      json_type(assumptions, '$.fit.pumpLiftM'),
      json_type(assumptions, '$.fit.pumpEfficiency')
    ) IS NOT NULL);
UPDATE planner_scenarios SET assumptions = json_remove(
    assumptions,
    '$.fit.landRentYuanPerMu', '$.fit.roofRentYuanPerKw', '$.fit.collectiveYuanPerMwh',
    '$.fit.pumpLiftM', '$.fit.pumpEfficiency'
  )
  WHERE json_valid(assumptions) AND json_type(assumptions, '$.fit') = 'object';
