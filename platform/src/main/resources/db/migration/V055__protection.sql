create schema protection;

-- Every table of what the levels allow, the latest in force. The version is the key, so that two people who change the
-- same table cannot both succeed.
create table protection.level_table (
  version    bigint primary key check (version > 0),
  changed_by text not null,
  changed_at timestamptz not null,
  because    text not null
);

-- What one level allows. Level 4 is never returned and never opened, whatever an administrator wishes.
create table protection.level_rule (
  version         bigint not null references protection.level_table,
  level           smallint not null check (level between 1 and 4),
  returned        boolean not null,
  opening         text not null check (opening in ('UNCONDITIONAL', 'CONDITIONAL', 'CLOSED')),
  weakest_mask    text not null check (weakest_mask in ('CLEAR', 'ENCRYPTED', 'PARTIAL', 'FULL')),
  second_approval boolean not null,
  duties          text[] not null,
  primary key (version, level),
  check (level < 4 or (not returned and opening = 'CLOSED'))
);

insert into protection.level_table (version, changed_by, changed_at, because) values (1, '', now(), '');
insert into protection.level_rule (version, level, returned, opening, weakest_mask, second_approval, duties) values
  (1, 1, true, 'UNCONDITIONAL', 'CLEAR', false, '{ACCESS_LOG,FIELD_LIST}'),
  (1, 2, true, 'CONDITIONAL', 'CLEAR', false, '{ACCESS_LOG,STATED_PURPOSE,TLS,FIELD_LIST}'),
  (1, 3, true, 'CONDITIONAL', 'CLEAR', false,
   '{ACCESS_LOG,STATED_PURPOSE,TLS,FIELD_LIST,ENCRYPTED_AT_REST,ANOMALY_ALERTS,WATERMARK}'),
  (1, 4, false, 'CLOSED', 'FULL', false,
   '{ACCESS_LOG,STATED_PURPOSE,TLS,FIELD_LIST,ENCRYPTED_AT_REST,ANOMALY_ALERTS,WATERMARK,NO_EXPORT,NAMED_APPROVER,FULL_AUDIT}');
