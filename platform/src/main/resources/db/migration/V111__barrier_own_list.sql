-- Lists of barriers that agencies brought as files: what each line would become, and whether it was taken over.
create table barrier.own_list (
  id         uuid primary key,
  agency     text not null,
  brought_by text not null,
  name       text not null,
  lines      jsonb not null,
  brought_at timestamptz not null,
  taken_by   text not null default '',
  taken      int not null default 0,
  taken_at   timestamptz
);
create index own_list_by_agency on barrier.own_list (agency, brought_at desc);
