-- What the entry of a line stated when the dry run looked at it, so that the page can say value by value what changes.
alter table catalog.inventory_line add column before jsonb;
