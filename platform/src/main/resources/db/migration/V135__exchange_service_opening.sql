-- The columns of items that are called otherwise in the database, by item.
alter table exchange.data_service add column columns jsonb not null default '{}';

-- Data services that an agency's officer opened on an entry of the agency's own. One an entry: of two who open at once
-- one wins.
create table exchange.service_opening (
  dataset   text primary key,
  service   text not null unique,
  by_login  text not null,
  opened_at timestamptz not null
);
