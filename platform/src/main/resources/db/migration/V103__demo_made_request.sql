create schema demo;

-- Which requests of the whole sample city are made, so that a fill that was killed goes on where it stopped. Empty on a
-- real platform.
create table demo.made_request (
  number  integer primary key check (number >= 0),
  request text not null unique
);
