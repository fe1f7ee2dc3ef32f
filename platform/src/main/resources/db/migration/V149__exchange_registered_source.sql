-- A source that an administrator registers: whose it is, what it is called, whether it is asked at all, and the version
-- that whoever changes it has seen. One that is removed keeps its id for good, and nothing to connect with.
alter table exchange.source
  add column agency     text not null default '',
  add column title      text not null default '',
  add column registered boolean not null default false,
  add column is_on      boolean not null default true,
  add column version    bigint not null default 0,
  add column removed_at timestamptz,
  add check (registered or removed_at is null);
create index source_by_agency on exchange.source (agency, id);
create index data_service_by_source on exchange.data_service (source, code);

-- What was done to a source, one row a version.
create table exchange.source_act (
  source   text not null references exchange.source,
  version  bigint not null,
  act      text not null check (act in ('REGISTERED', 'CHANGED', 'SWITCHED_OFF', 'SWITCHED_ON', 'REMOVED')),
  acted_by text not null,
  acted_at timestamptz not null,
  because  text not null default '',
  primary key (source, version)
);

-- How the last test of each source's connection ended. No fault: it was reached.
create table exchange.source_trial (
  source   text primary key references exchange.source,
  fault    text not null default '',
  code     text not null default '',
  millis   bigint not null default 0,
  tables   integer not null default -1,
  tried_by text not null,
  tried_at timestamptz not null
);
