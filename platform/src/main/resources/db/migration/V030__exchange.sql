create schema exchange;

-- Raised in every transaction that changes what a node must know. The row lock makes the numbers
-- visible in commit order, so that a reader at n has seen every change up to n.
create table exchange.epoch (
  singleton boolean primary key default true check (singleton),
  n    bigint not null
);
insert into exchange.epoch (n) values (0);

-- Where rows come from. The password is sealed with the platform's master key.
create table exchange.source (
  id       text primary key,
  kind     text not null check (kind in ('POSTGRESQL', 'JDBC', 'HTTP')),
  url      text not null,
  username text not null default '',
  password text not null default '',
  epoch    bigint not null
);

-- A data service: one dataset as one source serves it.
create table exchange.data_service (
  code        text primary key,
  dataset     text not null,
  agency      text not null,
  title       text not null,
  source      text not null references exchange.source,
  relation    text not null,
  row_key     text[] not null,
  as_of       text,
  subjects    text[] not null,
  time_limit  integer not null check (time_limit > 0),
  bulkhead    integer not null check (bulkhead > 0)
);
create index data_service_by_agency on exchange.data_service (agency, code);

-- A compiled grant. Nodes read this and nothing else of the control plane.
create table exchange.plan (
  grant_id text primary key,
  caller   text not null,
  service  text not null,
  live     boolean not null,
  body     jsonb not null,
  epoch    bigint not null
);
create index plan_by_epoch on exchange.plan (epoch);
create index plan_by_service on exchange.plan (service);

-- A key a calling system may sign with, as the nodes need it.
create table exchange.caller_key (
  key_id     text primary key,
  system     text not null,
  agency     text not null,
  auditor    boolean not null,
  algorithm  text not null,
  material   text not null,
  not_before timestamptz not null,
  not_after  timestamptz not null,
  live       boolean not null,
  epoch      bigint not null
);
create index caller_key_by_epoch on exchange.caller_key (epoch);

-- Nodes that serve. knows: the other nodes with which this one shares its nonces.
create table exchange.node (
  id         text primary key,
  log_origin text not null,
  log_key    text not null,
  started_at timestamptz not null,
  renewed_at timestamptz not null,
  knows      text[] not null default '{}'
);

-- Nonces seen while more than one node serves: eight bytes of each commitment, and the minute of its signature.
-- Unlogged: after a crash of the database every node publishes what it remembers before it serves again.
create unlogged table exchange.seen_nonce (
  hash   bigint primary key,
  minute bigint not null,
  node   text not null
);
create index seen_nonce_by_minute on exchange.seen_nonce (minute);

-- Calls admitted under a grant on one day at one node.
create table exchange.usage (
  grant_id text not null,
  day      date not null,
  node     text not null,
  calls    bigint not null,
  primary key (day, grant_id, node)
);
