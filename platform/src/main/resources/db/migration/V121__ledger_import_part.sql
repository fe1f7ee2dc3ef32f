-- A long list is filed part by part, going on after the request that began it and after a kill. A line says as which case
-- it was filed; '' when it no longer could be.
alter table ledger.case_import add column finished_at timestamptz;
update ledger.case_import set finished_at = imported_at;
create index case_import_going_on on ledger.case_import (imported_at)
  where imported_at is not null and finished_at is null;

alter table ledger.case_import_line add column filed_as text;
create index case_import_line_waiting on ledger.case_import_line (import, position)
  where outcome = 'NEW' and filed_as is null;
