create schema audit;

-- The salt of one person or organisation. ref is a keyed hash of the identity number; without the salt no commitment
-- in the evidence can be traced to anybody, so deleting the row erases the person from the evidence.
create table audit.subject_salt (
  ref  bytea primary key,
  salt bytea not null
);

-- A node's log as the index knows it. size and reported_at are the indexer's last report: size - next_index entries
-- are not indexed yet.
create table audit.log (
  id          integer generated always as identity primary key,
  origin      text not null unique,
  key         text not null,
  hash        text not null,
  next_index  bigint not null default 0,
  size        bigint not null default 0,
  reported_at timestamptz not null default clock_timestamp()
);

-- The index over the entries. Everything here can be made again from the logs; data is the entry as it was hashed.
create table audit.entry (
  log             integer not null references audit.log,
  index           bigint not null,
  received_at     timestamptz not null,
  asked_at        timestamptz,
  answered_at     timestamptz,
  recorded_at     timestamptz,
  call            text not null,
  outcome         text not null,
  reason          text not null,
  caller          text not null,
  agency          text not null,
  provider        text not null,
  service         text not null,
  grant_id        text not null,
  purpose         text not null,
  matter          text not null,
  fields          text[] not null,
  mode            text not null,
  keys            integer not null,
  rows            integer not null,
  fresh           boolean not null,
  suppressed      bigint not null,
  case_commitment text,
  data            bytea not null,
  detail          bytea not null,
  primary key (log, index)
);
create index entry_by_time on audit.entry (received_at, log, index);
create index entry_by_agency on audit.entry (agency, received_at, log, index);
create index entry_by_provider on audit.entry (provider, received_at, log, index) where provider <> '';
create index entry_by_service on audit.entry (service, received_at, log, index) where service <> '';
create index entry_by_grant on audit.entry (grant_id, received_at, log, index) where grant_id <> '';
create index entry_by_case on audit.entry (case_commitment, received_at, log, index) where case_commitment is not null;
create index entry_by_call on audit.entry (call);
create index entry_not_served on audit.entry (outcome, received_at, log, index) where outcome <> 'served';

-- Whom an entry was about, by commitment.
create table audit.entry_subject (
  commitment  bytea not null,
  received_at timestamptz not null,
  log         integer not null,
  index       bigint not null,
  primary key (commitment, received_at, log, index)
);

-- Calls counted by the hour, so that figures over a year cost no more than its hours.
create table audit.hourly (
  log      integer not null references audit.log,
  hour     timestamptz not null,
  agency   text not null,
  provider text not null,
  service  text not null,
  outcome  text not null,
  reason   text not null,
  calls    bigint not null,
  primary key (log, hour, agency, provider, service, outcome, reason)
);
create index hourly_by_agency on audit.hourly (agency, hour);
create index hourly_by_provider on audit.hourly (provider, hour);

-- How long the parts of served calls took: bucket b counts durations of 1.1^b to 1.1^(b+1) microseconds.
create table audit.latency (
  log      integer not null references audit.log,
  hour     timestamptz not null,
  agency   text not null,
  provider text not null,
  service  text not null,
  part     text not null,
  bucket   smallint not null,
  calls    bigint not null,
  primary key (log, hour, agency, provider, service, part, bucket)
);
create index latency_by_agency on audit.latency (agency, hour);
create index latency_by_provider on audit.latency (provider, hour);

-- Every signed checkpoint the witness saw, and whether it continues what was seen before.
create table audit.checkpoint (
  log           integer not null references audit.log,
  size          bigint not null,
  root          bytea not null,
  note          text not null,
  verdict       text not null check (verdict in ('first', 'consistent', 'inconsistent')),
  compared_with bigint,
  first_seen_at timestamptz not null,
  last_seen_at  timestamptz not null,
  primary key (log, size, root)
);
create index checkpoint_by_time on audit.checkpoint (log, first_seen_at);
create index checkpoint_alarms on audit.checkpoint (first_seen_at) where verdict = 'inconsistent';
