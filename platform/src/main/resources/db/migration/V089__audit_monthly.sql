-- Calls counted by the city's month, so that figures of all services over years read few rows. kept: served with the last
-- good answer, not by the source itself.
create table audit.monthly (
  log      integer not null references audit.log,
  month    date not null,
  agency   text not null,
  provider text not null,
  service  text not null,
  outcome  text not null,
  kept     boolean not null,
  calls    bigint not null,
  primary key (log, month, agency, provider, service, outcome, kept)
);
create index monthly_by_agency on audit.monthly (agency, month);
create index monthly_by_provider on audit.monthly (provider, month);
insert into audit.monthly
select log, date_trunc('month', received_at at time zone 'Asia/Shanghai')::date, agency, provider, service, outcome,
  outcome = 'served' and not fresh, count(*)
from audit.entry group by 1, 2, 3, 4, 5, 6, 7;

-- How long served calls took as a whole; buckets as in audit.latency.
create table audit.monthly_latency (
  log      integer not null references audit.log,
  month    date not null,
  agency   text not null,
  provider text not null,
  service  text not null,
  bucket   smallint not null,
  calls    bigint not null,
  primary key (log, month, agency, provider, service, bucket)
);
create index monthly_latency_by_agency on audit.monthly_latency (agency, month);
create index monthly_latency_by_provider on audit.monthly_latency (provider, month);
insert into audit.monthly_latency
select log, date_trunc('month', hour at time zone 'Asia/Shanghai')::date, agency, provider, service, bucket, sum(calls)
from audit.latency where part = 'WHOLE' group by 1, 2, 3, 4, 5, 6;

-- A call with a kept answer is rare and must be found among many.
create index entry_kept on audit.entry (received_at, log, index) where outcome = 'served' and not fresh;
