-- How an agrivoltaic site stands over its land, as JSON; null on roofs and on sites drawn before.
ALTER TABLE sites ADD COLUMN agrivoltaic TEXT;
