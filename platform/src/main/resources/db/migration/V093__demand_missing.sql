-- Data that officers searched the catalog for in vain. name_key is the name without what differs in wording alone: the
-- same data are stated once while the case is open, whoever is first. due and overdue are what the acts lead to, kept
-- here to be sorted by.
create table demand.missing_dataset (
  id        text primary key,
  name      text not null,
  name_key  text not null,
  state     text not null check (state in ('STATED', 'ASSIGNED', 'OBJECTED', 'BOUND', 'ACCEPTED', 'PUBLISHED', 'POINTED',
                                           'DECLINED', 'WITHDRAWN')),
  source    text not null default '',
  duty      text not null default '',
  due       date,
  overdue   boolean not null default false,
  entry     text not null default '',
  version   bigint not null default 1,
  stated_at timestamptz not null,
  moved_at  timestamptz not null
);
create unique index missing_dataset_open on demand.missing_dataset (name_key)
  where state in ('STATED', 'ASSIGNED', 'OBJECTED', 'BOUND', 'ACCEPTED');
create index missing_dataset_by_source on demand.missing_dataset (source, moved_at desc, id);
create index missing_dataset_by_due on demand.missing_dataset (due) where due is not null;
create index missing_dataset_by_entry on demand.missing_dataset (entry) where state = 'ACCEPTED';
create sequence demand.missing_number;

-- What each agency needs it for.
create table demand.missing_need (
  missing      text not null references demand.missing_dataset,
  agency       text not null,
  number       bigint not null,
  items        jsonb not null,
  purpose      text not null,
  matter       text not null,
  spared_paper text not null,
  legal_basis  text not null,
  by_login     text not null,
  stated_at    timestamptz not null,
  primary key (missing, agency)
);
create index missing_need_by_agency on demand.missing_need (agency);

-- What was done. The number is given while the row of the statement is held, so acts follow each other.
create table demand.missing_act (
  missing  text not null references demand.missing_dataset,
  number   bigint not null,
  act      text not null,
  state    text not null,
  by_login text not null,
  by_name  text not null,
  agency   text not null,
  acted_at timestamptz not null,
  because  text not null,
  detail   jsonb not null,
  primary key (missing, number)
);
create trigger missing_act_stays before update or delete on demand.missing_act
  for each row execute function demand.refuse_change();
