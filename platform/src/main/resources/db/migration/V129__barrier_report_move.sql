-- Which cases a report came into and was split off from.
create table barrier.report_move (
  id        bigint generated always as identity primary key,
  reference text not null references barrier.report (reference),
  what      text not null check (what in ('FILED', 'JOINED', 'SPLIT')),
  case_id   text not null,
  moved_at  timestamptz not null
);
create index report_move_by_reference on barrier.report_move (reference, id);

-- Which cases handle a paper of a matter, by their names.
create index report_by_names on barrier.report (matter, paper) where case_id <> '';
create index matter_by_name on barrier.matter (name) where not retired;
