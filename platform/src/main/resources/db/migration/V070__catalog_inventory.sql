-- Inventories that agencies brought: the file as it came, and what each dataset of it would become. What is imported is
-- what stands here, not the file read again.
-- A source names the database whose schema was read instead of a file.
create table catalog.inventory (
  id          uuid primary key,
  agency      text not null,
  brought_by  text not null,
  brought_at  timestamptz not null,
  file_name   text not null,
  source      text not null,
  content     bytea not null,
  digest      text not null,
  passed_over text[] not null,
  imported_by text,
  imported_at timestamptz
);
create index inventory_by_agency on catalog.inventory (agency, brought_at desc);

create table catalog.inventory_line (
  inventory  uuid not null references catalog.inventory on delete cascade,
  position   integer not null,
  first_line bigint not null,
  last_line  bigint not null,
  outcome    text not null,
  code       text not null,
  revision   bigint not null,
  class_code text not null,
  name       text not null,
  items      integer not null,
  metadata   jsonb,
  findings   jsonb not null,
  imported   text not null default '',
  primary key (inventory, position)
);
create index inventory_line_by_outcome on catalog.inventory_line (inventory, outcome, position);
