-- Access requests (Order 809 art. 20). terms holds fields, masks, keys and filter as in a grant; needs says why a field is
-- needed, by item. due, provisional and rung are what the acts and the calendar lead to, kept here to be sorted by.
create table demand.request (
  id               text primary key,
  consumer         text not null,
  provider         text not null,
  caller           text not null,
  service          text not null,
  dataset          text not null,
  share_type       text not null check (share_type in ('UNCONDITIONAL', 'CONDITIONAL', 'WITHHELD')),
  purpose          text not null,
  matter           text not null,
  spared_paper     text not null,
  legal_basis      text not null,
  scene            text not null,
  scope            text not null,
  share_mode       text not null check (share_mode in ('INTERFACE', 'BATCH', 'FILE')),
  terms            jsonb not null,
  needs            jsonb not null,
  case_required    boolean not null,
  until            date,
  calls_per_day    bigint not null,
  calls_per_second integer not null,
  state            text not null,
  version          bigint not null default 1,
  drafted_by       text not null,
  drafted_at       timestamptz not null,
  moved_at         timestamptz not null,
  due              date,
  provisional      boolean not null default false,
  rung             text check (rung in ('OWNER', 'HEAD', 'BUREAU', 'CITY_OFFICE')),
  extension_open   boolean not null default false,
  grant_id         text references demand.access_grant,
  supersedes       text references demand.request
);
create index request_by_consumer on demand.request (consumer, moved_at desc, id);
create index request_by_provider on demand.request (provider, moved_at desc, id);
create index request_by_due on demand.request (due) where due is not null;
create index request_in_force on demand.request (until) where state = 'IN_FORCE';
create sequence demand.request_number;

-- What was done to a request. The number is given while the request's row is held, so acts follow each other.
create table demand.request_act (
  request text not null references demand.request,
  number  bigint not null,
  act     text not null,
  state   text not null,
  by_login text not null,
  by_name  text not null,
  agency   text not null,
  acted_at timestamptz not null,
  because  text not null,
  detail   jsonb not null,
  primary key (request, number)
);
