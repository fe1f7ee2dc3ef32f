-- Agencies, people, calling systems and their keys; see org.zhanqiao.identity.
create schema identity;

create table identity.agency (
    code       text primary key check (code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
    id         text not null unique check (id ~ '^[a-z][a-z0-9-]{0,31}$'),
    name       text not null check (name <> ''),
    short_name text not null check (short_name <> ''),
    district   text not null check (district ~ '^[0-9]{6}$')
);

create table identity.person (
    id                 uuid primary key,
    login              text not null unique check (login ~ '^[a-z0-9][a-z0-9._@-]{1,63}$'),
    name               text not null check (name <> ''),
    agency             text references identity.agency,
    roles              text[] not null,
    password_hash      text,
    resident_id_sealed text,
    resident_id_hash   text unique,
    enabled            boolean not null default true,
    session_epoch      integer not null default 0,
    version            bigint not null default 0,
    constraint roles_are_known check (cardinality(roles) > 0 and roles <@ array[
        'BUREAU', 'DATA_OFFICER', 'CLERK', 'CITIZEN', 'ENTERPRISE', 'RESEARCHER',
        'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN']),
    -- Three administrators who cannot do each other's work, nor the work they watch.
    constraint administrators_are_separate check (
        ('SYSTEM_ADMIN' = any (roles))::int + ('SECURITY_ADMIN' = any (roles))::int
            + ('AUDIT_ADMIN' = any (roles))::int <= 1
        and not (roles && array['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN']
            and roles && array['BUREAU', 'DATA_OFFICER'])),
    constraint officers_have_an_agency check (agency is not null or not roles && array['DATA_OFFICER', 'CLERK']),
    constraint resident_id_is_whole check ((resident_id_sealed is null) = (resident_id_hash is null))
);

create index person_agency on identity.person (agency);

create table identity.calling_system (
    code    text primary key check (code ~ '^[a-z][a-z0-9-]{0,47}$'),
    agency  text not null references identity.agency,
    name    text not null check (name <> ''),
    purpose text not null check (purpose <> ''),
    auditor boolean not null default false,
    version bigint not null default 0
);

create index calling_system_agency on identity.calling_system (agency);

-- material: for hmac-sha256 the secret, sealed by SecretBox; for the others the public key (DER, Base64).
create table identity.system_key (
    key_id     text primary key,
    system     text not null references identity.calling_system,
    algorithm  text not null check (algorithm in ('hmac-sha256', 'ed25519', 'sm2-sm3')),
    material   text not null,
    not_before timestamptz not null,
    not_after  timestamptz not null,
    revoked_at timestamptz,
    constraint term_is_not_empty check (not_after > not_before)
);

create index system_key_system on identity.system_key (system);

-- Leaky buckets that slow down guessing: one row an account or an address that failed lately.
create table identity.sign_in_attempt (
    subject text primary key,
    level   double precision not null,
    at      timestamptz not null
);

create index sign_in_attempt_at on identity.sign_in_attempt (at);

-- The latest sign-ins of a person, shown to that person; older ones are pruned as new ones come.
create table identity.sign_in (
    person  uuid not null references identity.person,
    at      timestamptz not null,
    address text not null,
    door    text not null check (door in ('password', 'oidc'))
);

create index sign_in_person on identity.sign_in (person, at desc);
