-- Taxes that stand at what the law says follow the rule pack: null.
UPDATE planner_scenarios SET assumptions = json_set(assumptions, '$.money.vatRate', NULL)
  WHERE json_valid(assumptions) AND json_extract(assumptions, '$.money.vatRate') = 0.13;
UPDATE planner_scenarios SET assumptions = json_set(assumptions, '$.money.surchargeRate', NULL)
  WHERE json_valid(assumptions) AND json_extract(assumptions, '$.money.surchargeRate') = 0.1;
UPDATE planner_scenarios SET assumptions = json_set(assumptions, '$.money.incomeTaxRate', NULL)
  WHERE json_valid(assumptions) AND json_extract(assumptions, '$.money.incomeTaxRate') = 0.25;
