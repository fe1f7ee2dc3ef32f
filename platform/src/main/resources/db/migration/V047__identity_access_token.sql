-- Bearer tokens of people and of calling systems for the interfaces for programs; see org.zhanqiao.identity.tokens.
-- Of the token itself only its SHA-256 is kept: its 256 random bits need neither salt nor a slow hash.
create table identity.access_token (
    id           uuid primary key,
    digest       bytea not null unique check (octet_length(digest) = 32),
    name         text not null check (name <> ''),
    person       uuid references identity.person on delete cascade,
    system       text references identity.calling_system on delete cascade,
    -- What its holder was when it was made: it never gets more than that, and ends when the agency is another.
    roles        text[] not null,
    agency       text references identity.agency,
    made_at      timestamptz not null,
    made_by      text not null,
    not_after    timestamptz not null,
    revoked_at   timestamptz,
    revoked_by   text,
    last_used_on date,
    constraint one_holder check ((person is null) <> (system is null)),
    constraint systems_have_no_role check ((system is null) = (cardinality(roles) > 0)),
    constraint a_year_at_most check (not_after > made_at and not_after <= made_at + interval '366 days'),
    constraint revoked_by_somebody check ((revoked_at is null) = (revoked_by is null))
);

create index access_token_person on identity.access_token (person, made_at desc) where person is not null;
create index access_token_system on identity.access_token (system, made_at desc) where system is not null;
