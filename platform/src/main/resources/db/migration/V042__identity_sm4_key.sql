-- Keys that values are encrypted to for a calling system (SM4, GB/T 32907); material is sealed by SecretBox. A system
-- has one that is current; those before it stay, so that their ids are never given again.
create table identity.sm4_key (
  key_id        text primary key,
  system        text not null references identity.calling_system,
  material      text not null,
  registered_at timestamptz not null,
  ended_at      timestamptz
);
create unique index sm4_key_current on identity.sm4_key (system) where ended_at is null;
