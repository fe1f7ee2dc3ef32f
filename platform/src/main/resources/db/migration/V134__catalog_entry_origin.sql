-- Of which table of a database an entry was made: what identifies it when the schema is read again.
create table catalog.entry_origin (
  source   text not null,
  relation text not null,
  entry    text not null unique references catalog.entry,
  primary key (source, relation)
);

-- The tables that a dry run of a schema read, and what their values looked like, until it is imported.
create table catalog.inventory_table (
  inventory uuid not null references catalog.inventory on delete cascade,
  position  integer not null,
  relation  text not null,
  look      jsonb not null,
  primary key (inventory, position)
);
