-- What following each paper came to, as it was seen last. since: when it became what it is.
create table barrier.finding (
  matter    text not null references barrier.matter,
  paper     text not null,
  kind      text not null,
  link      text not null,
  dataset   text not null,
  provider  text not null,
  steps     jsonb not null,
  since     timestamptz not null,
  looked_at timestamptz not null,
  primary key (matter, paper)
);
create index finding_by_dataset on barrier.finding (dataset);

-- Which dataset stands for a paper because somebody said so; empty when they said that none does.
create table barrier.match_fix (
  matter  text not null references barrier.matter,
  paper   text not null,
  dataset text not null,
  because text not null,
  by_login text not null,
  by_name text not null,
  at      timestamptz not null,
  primary key (matter, paper)
);

-- What changed since the last look, noted in the transaction that changed it.
create table barrier.change (
  id   bigint generated always as identity primary key,
  kind text not null check (kind in ('MATTER', 'DATASET')),
  key  text not null
);
