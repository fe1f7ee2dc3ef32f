create schema demand;

-- A grant: one deal between one caller and one data service. terms holds fields, masks, keys and filter.
create table demand.access_grant (
  id             text primary key,
  caller         text not null,
  service        text not null,
  purpose        text not null,
  matter         text not null,
  legal_basis    text not null,
  terms          jsonb not null,
  case_required  boolean not null,
  calls_per_second integer not null check (calls_per_second > 0),
  calls_per_day  bigint not null check (calls_per_day > 0),
  last_good_for  integer not null default 0 check (last_good_for >= 0),
  not_before     timestamptz not null,
  not_after      timestamptz not null,
  agreement      text not null,
  state          text not null check (state in ('ACTIVE', 'SUSPENDED', 'REVOKED')),
  signed_by      text not null,
  signed_at      timestamptz not null,
  ended_by       text,
  ended_at       timestamptz,
  ended_because  text,
  version        integer not null default 1,
  check (not_before < not_after)
);
create index access_grant_by_caller on demand.access_grant (caller, service);
create index access_grant_by_service on demand.access_grant (service);
create sequence demand.grant_number;
