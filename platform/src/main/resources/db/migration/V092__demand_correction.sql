-- What was done in proceedings between two agencies: correction requests and disputes, by their ids. The number is given
-- while the proceeding's row is held, so acts follow each other.
create table demand.proceeding_act (
  proceeding text not null,
  number     bigint not null,
  act        text not null,
  state      text not null,
  by_login   text not null,
  by_name    text not null,
  agency     text not null,
  acted_at   timestamptz not null,
  because    text not null,
  detail     jsonb not null,
  primary key (proceeding, number)
);

-- Correction requests (Order 809 art. 26). sealed holds whose record it is, what seems wrong and on what proof, and is
-- emptied when the request is over. log and entry say where the call stands in the evidence.
create table demand.correction (
  id          text primary key,
  consumer    text not null,
  provider    text not null,
  dataset     text not null,
  item        text not null,
  call        text not null,
  service     text not null,
  grant_id    text not null,
  log         integer not null,
  entry       bigint not null,
  called_at   timestamptz not null,
  named       boolean not null,
  sealed      text not null,
  state       text not null,
  version     bigint not null default 1,
  filed_by    text not null,
  filed_at    timestamptz not null,
  moved_at    timestamptz not null,
  due         date,
  provisional boolean not null default false,
  rung        text check (rung in ('OWNER', 'HEAD', 'BUREAU', 'CITY_OFFICE'))
);
create unique index correction_open on demand.correction (call, item) where sealed <> '';
create index correction_by_consumer on demand.correction (consumer, moved_at desc, id);
create index correction_by_provider on demand.correction (provider, moved_at desc, id);
create index correction_by_due on demand.correction (due) where due is not null;
create sequence demand.correction_number;
