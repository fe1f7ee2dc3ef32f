-- Which parts of the whole sample city's ledger are made, so that a fill that was killed goes on where it stopped. Empty
-- on a real platform.
create table demo.made_ledger_part (
  number integer primary key check (number >= 0)
);
