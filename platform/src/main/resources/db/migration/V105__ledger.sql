-- The ledger of rectification. subject names the thing itself: two cases of a kind are never about one, so what breaks
-- again comes back in its own case. counts_from is when the first reporter said so; the clock starts there. answer_by is
-- the last day on which reporters can answer a remedy. into_case is the case it goes on in.
create schema ledger;

create table ledger.case_file (
  id          text primary key,
  kind        text not null check (kind in ('BARRIER', 'QUALITY', 'SECURITY')),
  title       text not null,
  what        text not null,
  subject     text not null default '',
  path        text not null default '',
  campaign    text not null default '',
  agency      text not null default '',
  person      text not null default '',
  state       text not null,
  version     bigint not null default 1,
  filed_at    timestamptz not null,
  counts_from timestamptz not null,
  days        integer not null check (days > 0),
  moved_at    timestamptz not null,
  due         date,
  provisional boolean not null default false,
  rung        text check (rung in ('OWNER', 'HEAD', 'BUREAU', 'CITY_OFFICE')),
  returned    integer not null default 0,
  reopened    integer not null default 0,
  settled     boolean not null default false,
  answer_by   date,
  into_case   text not null default ''
);
create unique index case_subject on ledger.case_file (kind, subject) where subject <> '';
create index case_by_agency on ledger.case_file (agency, due, id);
create index case_by_due on ledger.case_file (due, id);
create index case_by_state on ledger.case_file (state, due, id);
create index case_by_campaign on ledger.case_file (campaign, due, id) where campaign <> '';
create index case_into on ledger.case_file (into_case) where into_case <> '';
create index case_to_answer on ledger.case_file (answer_by) where state = 'VERIFIED';
create sequence ledger.case_number;

create table ledger.case_act (
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

-- Who reported a case: reference of a citizen's report, code of an agency, or nothing for the platform.
create table ledger.reporter (
  case_id     text not null references ledger.case_file,
  kind        text not null check (kind in ('PUBLIC', 'AGENCY', 'PLATFORM')),
  ref         text not null,
  reported_at timestamptz not null,
  answer      text not null default 'NONE' check (answer in ('NONE', 'CONFIRMED')),
  primary key (case_id, kind, ref)
);
create index reporter_by_ref on ledger.reporter (kind, ref);

create table ledger.milestone (
  case_id    text not null references ledger.case_file,
  number     integer not null,
  title      text not null,
  day        date not null,
  reached_at timestamptz,
  primary key (case_id, number)
);

-- What proves something, as it was handed in. Never changed.
create table ledger.exhibit (
  case_id  text not null references ledger.case_file,
  number   integer not null,
  name     text not null,
  type     text not null,
  digest   text not null,
  content  bytea not null,
  by_login text not null,
  by_name  text not null,
  at       timestamptz not null,
  primary key (case_id, number)
);

create table ledger.campaign (
  code    text primary key,
  kind    text not null check (kind in ('BARRIER', 'QUALITY', 'SECURITY')),
  name    text not null,
  goal    text not null,
  version bigint not null default 1
);

create table ledger.phase (
  campaign text not null references ledger.campaign,
  number   integer not null,
  name     text not null,
  starts   date not null,
  ends     date not null check (ends >= starts),
  collects boolean not null,
  primary key (campaign, number)
);

create table ledger.quota (
  campaign text not null references ledger.campaign,
  agency   text not null,
  cases    integer not null check (cases > 0),
  primary key (campaign, agency)
);
