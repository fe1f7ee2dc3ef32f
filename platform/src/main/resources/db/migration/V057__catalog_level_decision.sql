-- Who raised the level of an item in force, when and why.
create table catalog.level_decision (
  number     bigint generated always as identity primary key,
  dataset    text not null,
  item       text not null,
  level_from smallint not null check (level_from between 1 and 4),
  level_to   smallint not null check (level_to between 1 and 4),
  decided_by text not null,
  decided_at timestamptz not null,
  because    text not null,
  check (level_to > level_from)
);
create index level_decision_by_dataset on catalog.level_decision (dataset, number);
