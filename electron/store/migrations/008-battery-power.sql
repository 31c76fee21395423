-- Batteries are priced by energy and by power. What was assumed before priced their energy alone, and goes on doing so.
UPDATE planner_scenarios SET assumptions = json_set(
    assumptions,
    '$.supply.batteryYuanKwh', coalesce(json_extract(assumptions, '$.supply.batteryYuanKwh'), 900),
    '$.supply.batteryYuanKw', 0
  )
  WHERE json_valid(assumptions) AND json_type(assumptions) = 'object';
-- The same for what an undo brings back: JSON of SQL literals, of which the one for the assumptions is quoted text.
UPDATE planner_edit_changes SET before = json_set(before, '$.assumptions', quote(json_set(
    replace(substr(json_extract(before, '$.assumptions'), 2, length(json_extract(before, '$.assumptions')) - 2), '''''', ''''),
    '$.supply.batteryYuanKwh', coalesce(json_extract(
      replace(substr(json_extract(before, '$.assumptions'), 2, length(json_extract(before, '$.assumptions')) - 2), '''''', ''''),
      '$.supply.batteryYuanKwh'), 900),
    '$.supply.batteryYuanKw', 0
  )))
  WHERE table_name = 'planner_scenarios' AND json_valid(before)
    AND json_type(before, '$.assumptions') = 'text'
    AND json_valid(
      replace(substr(json_extract(before, '$.assumptions'), 2, length(json_extract(before, '$.assumptions')) - 2), '''''', ''''));
