-- Heads of agencies' sharing offices (Order 809 art. 11, 20), and the keys with which officers sign agreements.
alter table identity.person
  drop constraint roles_are_known,
  drop constraint administrators_are_separate,
  drop constraint officers_have_an_agency;
alter table identity.person
  add constraint roles_are_known check (cardinality(roles) > 0 and roles <@ array[
    'BUREAU', 'DATA_OFFICER', 'SHARING_HEAD', 'CLERK', 'CITIZEN', 'ENTERPRISE', 'RESEARCHER', 'SYSTEM_ADMIN',
    'SECURITY_ADMIN', 'AUDIT_ADMIN']),
  add constraint administrators_are_separate check (
    ('SYSTEM_ADMIN' = any (roles))::int + ('SECURITY_ADMIN' = any (roles))::int
      + ('AUDIT_ADMIN' = any (roles))::int <= 1
    and not (roles && array['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN']
      and roles && array['BUREAU', 'DATA_OFFICER', 'SHARING_HEAD'])),
  add constraint officers_have_an_agency check (
    agency is not null or not roles && array['DATA_OFFICER', 'SHARING_HEAD', 'CLERK']);

-- The key a person signs with; material is the private key sealed by SecretBox when the platform keeps it, else null.
create table identity.officer_key (
  key_id        text primary key,
  person        uuid not null references identity.person,
  algorithm     text not null check (algorithm in ('ed25519', 'sm2-sm3')),
  public_key    text not null,
  material      text,
  registered_at timestamptz not null,
  ended_at      timestamptz
);
create unique index officer_key_current on identity.officer_key (person) where ended_at is null;
