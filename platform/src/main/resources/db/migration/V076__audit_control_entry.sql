-- Acts of the control plane on their way into its evidence log. A row is written in the transaction of its act, so that
-- neither is there without the other; a process claims it for its own log, appends it, and notes where it stands.
create table audit.control_entry (
  id     bigint generated always as identity primary key,
  key    text collate "C" not null unique,
  data   bytea not null,
  detail bytea not null,
  log    text,
  entry  bigint,
  check (entry is null or log is not null)
);
create index control_entry_waiting on audit.control_entry (id) where entry is null;
create unique index control_entry_place on audit.control_entry (log, entry) where entry is not null;
