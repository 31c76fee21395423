-- Who let a site pass although it breaks a land rule, and the number of the document; null where not said.
ALTER TABLE planner_rule_overrides ADD COLUMN approver TEXT;
ALTER TABLE planner_rule_overrides ADD COLUMN document_number TEXT;
