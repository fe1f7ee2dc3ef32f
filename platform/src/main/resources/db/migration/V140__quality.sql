-- Rows of a dataset that a case of the ledger is about, and what the last check of them by rule came to: numbers, items
-- and rules, never a value. keys holds what identifies the rows, sealed.
create schema quality;

create table quality.named_rows (
  case_id    text primary key,
  dataset    text not null,
  items      text[] not null,
  keys       text not null,
  row_count  integer not null check (row_count > 0),
  version    bigint not null default 1,
  named_at   timestamptz not null,
  named_by   text not null,
  checked_at timestamptz,
  checked_by text not null default '',
  outcomes   jsonb not null default '[]'
);
