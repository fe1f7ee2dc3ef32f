create schema catalog;

-- A dataset (数据资源) as an agency publishes it.
create table catalog.dataset (
  code         text primary key,
  agency       text not null,
  name         text not null,
  abstract     text not null default '',
  level        smallint not null check (level between 1 and 4),
  update_cycle text not null default '',
  created_at   timestamptz not null default now(),
  version      integer not null default 1
);
create index dataset_by_agency on catalog.dataset (agency, code);

-- A data item (信息项) of a dataset.
create table catalog.data_item (
  dataset     text not null references catalog.dataset on delete cascade,
  position    integer not null,
  name        text not null,
  title       text not null,
  title_en    text not null default '',
  type        text not null,
  level       smallint not null check (level between 1 and 4),
  subject     text not null default 'NONE',
  description text not null default '',
  primary key (dataset, name)
);
