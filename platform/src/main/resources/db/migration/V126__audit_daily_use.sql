-- What each system did with its grants, by the city's day. what: how calls ended (served, refused, unavailable; detail is
-- the reason), and of those served which stated a case (case) and which items they returned or compared (field; detail is
-- the item). Calls that came to no grant have an empty grant_id.
create table audit.daily_use (
  log      integer not null references audit.log,
  day      date not null,
  caller   text not null,
  service  text not null,
  grant_id text not null,
  what     text not null,
  detail   text not null,
  calls    bigint not null,
  primary key (log, day, caller, service, grant_id, what, detail)
);
create index daily_use_by_caller on audit.daily_use (caller, service, day);
insert into audit.daily_use
select log, (received_at at time zone 'Asia/Shanghai')::date, caller, service, grant_id, counted.what, counted.detail, count(*)
from audit.entry
cross join lateral (
  select outcome as what, reason as detail
  union all select 'case', '' where outcome = 'served' and case_commitment is not null
  union all select distinct 'field', item from unnest(fields) as item where outcome = 'served') counted
where service <> ''
group by 1, 2, 3, 4, 5, 6, 7;
