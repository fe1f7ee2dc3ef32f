-- What each service's source said last of its newest row.
create table exchange.service_freshness (
  service  text primary key,
  newest   timestamptz,
  asked_at timestamptz not null
);
