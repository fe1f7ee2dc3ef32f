-- The types of PostgreSQL in which values are compared with a column so that its index is found, by item, where that is
-- not the item's own.
alter table exchange.data_service add column compared_as jsonb not null default '{}';
