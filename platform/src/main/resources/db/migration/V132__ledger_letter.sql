-- Finds the cases that a letter of supervision was sent about.
create index case_letter on ledger.case_act (proceeding, number) where act = 'SUPERVISE';

-- What was refused and taken up again had never been solved, and has not come back.
update ledger.case_file set reopened = case_file.reopened - again.times
from (
  select proceeding, count(*) as times
  from (
    select proceeding, act, lag(state) over (partition by proceeding order by number) as before
    from ledger.case_act) as told
  where act = 'REOPEN' and before = 'REFUSED'
  group by proceeding) as again
where again.proceeding = case_file.id;
