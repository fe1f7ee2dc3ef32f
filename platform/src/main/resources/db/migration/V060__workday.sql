create schema workday;

-- What the State Council announced for a year, each time it was loaded; the last of a year is in force.
create table workday.announcement (
  revision  bigint generated always as identity primary key,
  year      integer not null check (year between 1949 and 9999),
  source    text not null,
  loaded_by text not null,
  loaded_at timestamptz not null
);
create index announcement_by_year on workday.announcement (year, revision desc);

-- The days it names: days off, and weekend days that are worked.
create table workday.special_day (
  revision bigint not null references workday.announcement,
  day      date not null,
  works    boolean not null,
  occasion text not null,
  primary key (revision, day)
);
