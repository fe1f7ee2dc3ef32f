-- How long served calls took from the entry put down until it was durable and the answer sent; buckets as in
-- audit.latency. Nodes count it, since no entry can say it: it is not made anew from the logs. Each node writes rows of
-- its own, so that none waits for another.
create table audit.sending (
  node     text not null,
  hour     timestamptz not null,
  agency   text not null,
  provider text not null,
  service  text not null,
  bucket   smallint not null,
  calls    bigint not null,
  primary key (node, hour, agency, provider, service, bucket)
);
create index sending_by_agency on audit.sending (agency, hour);
create index sending_by_provider on audit.sending (provider, hour);
