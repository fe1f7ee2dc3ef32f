-- The reports of one counter.
create index report_by_counter on barrier.report (counter, received_at desc, id desc) where counter <> '';
