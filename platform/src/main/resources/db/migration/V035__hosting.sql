-- Tables that the platform hosts for agencies that bring a file. The tables themselves are hosting.t1, hosting.t2, …
create schema hosting;

create table hosting.hosted_table (
  id           bigint generated always as identity primary key,
  agency       text not null,
  service      text not null unique,
  file_name    text not null,
  row_count    bigint,
  published_at timestamptz not null
);
