-- Disputes over a request (Order 809 art. 28). What was done in one stands in demand.proceeding_act. since is when its
-- stage began: the law states no limit of days, so how long it has taken is all there is to sort by.
create table demand.dispute (
  id         text primary key,
  request    text not null references demand.request,
  consumer   text not null,
  provider   text not null,
  service    text not null,
  raised_by  text not null check (raised_by in ('CONSUMER', 'PROVIDER')),
  ground     text not null,
  claim      text not null,
  state      text not null,
  version    bigint not null default 1,
  raised_at  timestamptz not null,
  moved_at   timestamptz not null,
  since      timestamptz not null
);
create unique index dispute_open on demand.dispute (request, ground) where state not in ('CLOSED', 'WITHDRAWN');
create index dispute_by_consumer on demand.dispute (consumer, moved_at desc, id);
create index dispute_by_provider on demand.dispute (provider, moved_at desc, id);
create index dispute_by_request on demand.dispute (request, id);
create sequence demand.dispute_number;
