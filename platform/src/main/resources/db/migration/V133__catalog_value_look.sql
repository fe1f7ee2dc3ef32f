-- What the last look at the values of an entry found: kinds, counts and how sure, never a value.
create table catalog.value_look (
  entry     text primary key references catalog.entry,
  looked_at timestamptz not null,
  looked_by text not null,
  items     jsonb not null
);
