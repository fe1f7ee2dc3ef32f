create schema barrier;

-- What people can choose from while they type: names of matters (事项) and of papers (材料).
create table barrier.known_term (
  kind text not null check (kind in ('MATTER', 'PAPER')),
  name text not null,
  primary key (kind, name)
);

-- Counters at which a poster with a QR code hangs, so that a report says where.
create table barrier.counter (
  code          text primary key,
  agency        text not null,
  name          text not null,
  place         text not null,
  in_use        boolean not null default true,
  version       bigint not null default 1,
  registered_at timestamptz not null
);
create index counter_by_agency on barrier.counter (agency, code);

-- A questionnaire that is being filled in. The id is a keyed hash of what the reader's browser keeps; the answers are
-- sealed.
create table barrier.draft (
  id       text primary key,
  answers  text not null,
  begun_at timestamptz not null,
  saved_at timestamptz not null
);
create index draft_by_age on barrier.draft (saved_at);

-- A photo, drawn anew by the platform. It belongs to a draft, and to the report made of it: that one keeps the draft's
-- id, so that sending a report writes no photo again.
create table barrier.photo (
  draft    text not null,
  number   int not null check (number between 1 and 5),
  image    bytea not null,
  width    int not null,
  height   int not null,
  added_at timestamptz not null,
  primary key (draft, number)
);
create index photo_by_age on barrier.photo (added_at);

-- A report. name and contact are sealed; secret is a keyed hash.
create table barrier.report (
  id             bigint generated always as identity primary key,
  reference      text not null unique,
  secret         text not null,
  draft          text not null unique,
  channel        text not null check (channel in ('ONLINE', 'COUNTER', 'TELEPHONE', 'PROGRAM', 'AGENCY')),
  state          text not null check (state in ('RECEIVED', 'HIDDEN', 'LINKED')),
  matter         text not null,
  paper          text not null,
  places         text not null,
  how_often      text not null,
  time_spent     text not null,
  story          text not null,
  reporter       text not null,
  reachable      boolean not null,
  counter        text not null,
  photos         int not null,
  person         uuid,
  entered_by     text not null,
  agency         text not null,
  holder         text not null,
  cause          text not null,
  case_id        text not null default '',
  hidden_because text not null default '',
  asked_at       timestamptz,
  answer         text not null default '' check (answer in ('', 'CONFIRMED', 'DENIED')),
  answer_words   text not null default '',
  answered_at    timestamptz,
  version        bigint not null default 1,
  received_at    timestamptz not null,
  check (state <> 'LINKED' or case_id <> ''),
  check (state <> 'HIDDEN' or hidden_because <> '')
);
create index report_by_time on barrier.report (received_at desc, id desc);
create index report_by_state on barrier.report (state, received_at desc, id desc);
create index report_by_person on barrier.report (person, received_at desc) where person is not null;
create index report_by_agency on barrier.report (agency, received_at desc) where agency <> '';
create index report_by_case on barrier.report (case_id) where case_id <> '';

-- How often somebody reported, looked or uploaded lately. It may be lost in a crash.
create unlogged table barrier.attempt (
  subject text primary key,
  level   double precision not null,
  at      timestamptz not null
);
create index attempt_by_age on barrier.attempt (at);
