-- What the bureau types or brings in a file is not found by the platform: that names what it found.
alter table ledger.reporter drop constraint reporter_kind_check;
alter table ledger.reporter add constraint reporter_kind_check check (kind in ('PUBLIC', 'AGENCY', 'PLATFORM', 'BUREAU'));
update ledger.reporter set kind = 'BUREAU'
from ledger.case_file
where case_file.id = reporter.case_id and reporter.kind = 'PLATFORM' and case_file.subject = '';
