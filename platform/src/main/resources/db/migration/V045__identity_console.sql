-- Keys that the console issued to somebody for trying calls, each for a quarter of an hour. The key is in
-- identity.system_key, its secret sealed there like every other.
create table identity.console_key (
    key_id text primary key references identity.system_key,
    person uuid not null references identity.person
);

create index console_key_person on identity.console_key (person);
