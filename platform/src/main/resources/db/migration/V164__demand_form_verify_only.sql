-- The level of the item that a field was compared with (null for a whole dataset and for what was looked at before this
-- column), and whether nobody gets a value of that level: then sharing cannot supply it, and the form may ask for it.
alter table demand.form_finding
  add column level smallint check (level between 1 and 4),
  add column verify_only boolean not null default false;
