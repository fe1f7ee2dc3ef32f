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
