-- Which entries changed, for the search indexes that follow this database. A row carries the transaction that wrote it:
-- a follower reads everything from the oldest transaction that was still open at its last look, so that nothing is
-- lost whatever order transactions end in, and writers never wait for each other here.
create table catalog.search_change (
  code text primary key,
  tx   xid8 not null default pg_current_xact_id()
);
create index search_change_by_tx on catalog.search_change (tx);

-- Tells an index whether it was made from this database.
create table catalog.search_origin (
  only_one boolean primary key default true check (only_one),
  id       uuid not null default gen_random_uuid()
);
insert into catalog.search_origin default values;

-- Beside the table itself, so that no way of changing an entry can forget it; a statement of many rows costs one more.
create function catalog.note_search_change() returns trigger language plpgsql as $$
begin
  insert into catalog.search_change (code) select code from changed
  on conflict (code) do update set tx = pg_current_xact_id();
  return null;
end $$;
create trigger entry_search_insert after insert on catalog.entry
  referencing new table as changed for each statement execute function catalog.note_search_change();
create trigger entry_search_update after update on catalog.entry
  referencing new table as changed for each statement execute function catalog.note_search_change();
create trigger entry_search_delete after delete on catalog.entry
  referencing old table as changed for each statement execute function catalog.note_search_change();
