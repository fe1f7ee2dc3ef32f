-- The number that a case had in the list it came from, so that a second import of that list doubles nothing. source is
-- the code of the agency whose list it was, empty for the bureau's own.
create table ledger.case_source (
  source  text not null,
  number  text not null,
  case_id text not null unique references ledger.case_file,
  primary key (source, number)
);

-- Cases that say the same are found by it.
create index case_same on ledger.case_file (md5(kind || E'\n' || title || E'\n' || what));

-- What a file of cases would do, case by case, until somebody imports it.
create table ledger.case_import (
  id          uuid primary key,
  file        text not null,
  brought_by  text not null,
  brought_at  timestamptz not null,
  imported_by text,
  imported_at timestamptz
);
create index case_import_by_person on ledger.case_import (brought_by, brought_at desc);

create table ledger.case_import_line (
  import       uuid not null references ledger.case_import on delete cascade,
  position     integer not null,
  first_line   bigint not null,
  last_line    bigint not null,
  outcome      text not null check (outcome in ('NEW', 'UNCHANGED', 'KEPT', 'WRONG')),
  body         jsonb not null,
  seen_version bigint not null,
  faults       jsonb not null,
  primary key (import, position)
);
