-- Agreements and the signatures under them. Nobody changes or removes one: what was signed stays.
create table demand.agreement (
  request text primary key references demand.request,
  content text not null,
  sha256  text not null unique check (sha256 ~ '^[0-9a-f]{64}$'),
  made_at timestamptz not null
);
create table demand.agreement_signature (
  request    text not null references demand.agreement,
  side       text not null check (side in ('CONSUMER', 'PROVIDER')),
  by_login   text not null,
  by_name    text not null,
  agency     text not null,
  algorithm  text not null check (algorithm in ('ed25519', 'sm2-sm3')),
  key_id     text not null,
  public_key text not null,
  signature  bytea not null,
  signed_at  timestamptz not null,
  primary key (request, side)
);

create function demand.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what was signed or recorded is never changed';
end $$;
create trigger agreement_stays before update or delete on demand.agreement
  for each row execute function demand.refuse_change();
create trigger agreement_signature_stays before update or delete on demand.agreement_signature
  for each row execute function demand.refuse_change();
