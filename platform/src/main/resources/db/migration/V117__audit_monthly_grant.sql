-- Calls under each grant counted by the city's month. what: how they ended (served, refused, unavailable), and of those
-- served that looked rows up by keys all (looked_up) and those that found none (found_nothing).
create table audit.monthly_grant (
  log      integer not null references audit.log,
  month    date not null,
  grant_id text not null,
  what     text not null,
  calls    bigint not null,
  primary key (log, month, grant_id, what)
);
create index monthly_grant_by_grant on audit.monthly_grant (grant_id, month);
insert into audit.monthly_grant
select log, date_trunc('month', received_at at time zone 'Asia/Shanghai')::date, grant_id, what, count(*)
from audit.entry
cross join lateral (
  select outcome as what
  union all select 'looked_up' where outcome = 'served' and mode = 'query'
  union all select 'found_nothing' where outcome = 'served' and mode = 'query' and rows = 0) counted
where grant_id <> ''
group by 1, 2, 3, 4;
