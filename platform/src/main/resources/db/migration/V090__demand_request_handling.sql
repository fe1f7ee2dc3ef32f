-- How each request that came to its provider was handled, in days of the city. Made of its acts on the calendar in force,
-- and kept so that figures over many requests need not read all their acts.
create table demand.request_handling (
  request       text primary key references demand.request,
  provider      text not null,
  consumer      text not null,
  service       text not null,
  share_type    text not null,
  received_on   date not null,
  answer_due    date,
  answer        text check (answer in ('APPROVED', 'REFUSED')),
  answered_on   date,
  answer_days   integer,
  ground        text,
  withdrawn_on  date,
  delivery_due  date,
  delivered_on  date,
  delivery_days integer
);
create index handling_by_day on demand.request_handling (received_on);
create index handling_by_provider on demand.request_handling (provider, received_on);
create index handling_by_consumer on demand.request_handling (consumer, received_on);
