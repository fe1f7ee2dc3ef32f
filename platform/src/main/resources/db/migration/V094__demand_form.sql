-- Forms that agencies put before people, and what of them a dataset holds (政务数据共享条例 art. 19).
create table demand.form (
  id            text primary key,
  agency        text not null,
  name          text not null,
  matter        text not null,
  channel       text not null check (channel in ('WINDOW', 'WEB', 'APP')),
  version       bigint not null default 1,
  retired       boolean not null default false,
  registered_at timestamptz not null,
  changed_at    timestamptz not null
);
create unique index form_by_name on demand.form (agency, name, channel) where not retired;
create sequence demand.form_number;

create table demand.form_field (
  form      text not null references demand.form,
  label     text not null,
  position  integer not null,
  mandatory boolean not null,
  kind      text not null check (kind in ('TEXT', 'NUMBER', 'DATE', 'YES_NO', 'PAPER')),
  primary key (form, label)
);

-- What a dataset would have to hold to know a field: an item of this title, in a dataset whose name has this part; made
-- of the label, so that a dataset that comes into force finds the forms that ask for what it holds.
create table demand.form_wish (
  form  text not null,
  label text not null,
  title text not null,
  part  text not null,
  primary key (form, label, title, part),
  foreign key (form, label) references demand.form_field on delete cascade
);
create index form_wish_by_title on demand.form_wish (title);

-- What was found, as the dataset stated it when it was looked at last. item is empty when the whole dataset stands for a
-- paper.
create table demand.form_finding (
  form           text not null,
  label          text not null,
  dataset        text not null,
  dataset_name   text not null,
  item           text not null,
  item_title     text not null,
  holder         text not null,
  share_type     text check (share_type in ('UNCONDITIONAL', 'CONDITIONAL', 'WITHHELD')),
  source         boolean not null,
  how            text not null,
  confidence     double precision not null check (confidence between 0 and 1),
  found_at       timestamptz not null,
  dismissed_by   text,
  dismisser      text,
  dismissed_at   timestamptz,
  dismissed_because text,
  primary key (form, label, dataset, item),
  foreign key (form, label) references demand.form_field on delete cascade
);
create index form_finding_by_dataset on demand.form_finding (dataset);

create table demand.form_act (
  form     text not null references demand.form,
  number   bigint not null,
  act      text not null,
  by_login text not null,
  by_name  text not null,
  acted_at timestamptz not null,
  because  text not null,
  subject  text not null,
  primary key (form, number)
);
create trigger form_act_stays before update or delete on demand.form_act
  for each row execute function demand.refuse_change();
