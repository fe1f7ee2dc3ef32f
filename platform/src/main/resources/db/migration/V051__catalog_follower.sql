-- Who is told when an entry changes: a person who follows it, or an agency whose systems use it.
create table catalog.follower (
  entry  text not null references catalog.entry,
  person uuid not null,
  since  timestamptz not null,
  primary key (entry, person)
);
create table catalog.agency_follower (
  entry     text not null,
  agency    text not null,
  reference text not null,
  since     timestamptz not null,
  primary key (entry, agency, reference)
);

-- What somebody was told, and why they were. What changed is read from the versions themselves.
create table catalog.notice (
  id        bigint generated always as identity primary key,
  entry     text not null references catalog.entry,
  version   integer not null,
  kind      text not null,
  person    uuid,
  agency    text,
  reference text not null default '',
  at        timestamptz not null,
  check ((person is null) <> (agency is null))
);
create index notice_by_person on catalog.notice (person, at desc);
create index notice_by_agency on catalog.notice (agency, at desc);
