-- Service items (政务服务事项), and the papers each demands.
create table barrier.matter (
  code           text primary key,
  name           text not null,
  agency         text not null,
  audience       text not null check (audience in ('CITIZEN', 'ENTERPRISE')),
  cases_per_year bigint not null check (cases_per_year >= 0),
  version        bigint not null,
  retired        boolean not null default false,
  changed_by     text not null,
  changed_at     timestamptz not null
);
create index matter_by_agency on barrier.matter (agency, code) where not retired;

create table barrier.matter_paper (
  matter   text not null references barrier.matter,
  name     text not null,
  position integer not null,
  holder   text not null,
  supply   text not null check (supply in ('APPLICANT', 'SHARED', 'GENERATED')),
  items    text[] not null,
  primary key (matter, name)
);

-- Every statement ever made of a matter.
create table barrier.matter_version (
  matter     text not null references barrier.matter,
  version    bigint not null,
  body       jsonb not null,
  retired    boolean not null,
  by_login   text not null,
  by_name    text not null,
  changed_at timestamptz not null,
  primary key (matter, version)
);
create function barrier.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a row of % stays as it is', tg_table_name;
end $$;
create trigger matter_version_stays before update or delete on barrier.matter_version
  for each row execute function barrier.refuse_change();

-- What a file of matters would do, matter by matter, until somebody imports it.
create table barrier.matter_import (
  id          uuid primary key,
  file        text not null,
  brought_by  text not null,
  brought_at  timestamptz not null,
  imported_by text,
  imported_at timestamptz
);
create index matter_import_by_person on barrier.matter_import (brought_by, brought_at desc);

create table barrier.matter_import_line (
  import       uuid not null references barrier.matter_import on delete cascade,
  position     integer not null,
  first_line   bigint not null,
  last_line    bigint not null,
  outcome      text not null check (outcome in ('NEW', 'CHANGED', 'UNCHANGED', 'WRONG')),
  body         jsonb not null,
  seen_version bigint not null,
  faults       jsonb not null,
  primary key (import, position)
);
