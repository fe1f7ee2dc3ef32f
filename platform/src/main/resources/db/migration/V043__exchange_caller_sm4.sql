-- The SM4 key of a calling system as the nodes need it, its material still sealed; not live when it was withdrawn.
create table exchange.caller_sm4_key (
  system   text primary key,
  key_id   text not null,
  material text not null,
  live     boolean not null,
  epoch    bigint not null
);
create index caller_sm4_key_by_epoch on exchange.caller_sm4_key (epoch);
