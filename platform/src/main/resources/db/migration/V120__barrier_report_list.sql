-- A page of the list of reports is chosen over an index that holds what the list is narrowed by, a tenth of the table.
-- words is what a list finds a report by; folding case once, when it is written, costs a tenth of doing so at each look.
alter table barrier.report add column words text not null
  generated always as (lower(reference || ' ' || matter || ' ' || paper)) stored;
drop index barrier.report_by_time;
create index report_list on barrier.report (received_at desc, id desc) include (state, channel, agency);
