-- The consumer's record of use (Order 809 art. 29): scene, process, effect, storage and disposal. Kept for three years at
-- least: the platform never changes or removes one.
create table demand.use_record (
  request     text not null references demand.request,
  number      bigint not null,
  scene       text not null,
  process     text not null,
  effect      text not null,
  storage     text not null,
  disposal    text not null,
  by_login    text not null,
  by_name     text not null,
  recorded_at timestamptz not null,
  primary key (request, number)
);
create trigger use_record_stays before update or delete on demand.use_record
  for each row execute function demand.refuse_change();
