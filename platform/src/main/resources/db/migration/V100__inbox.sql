create schema inbox;

-- Something a person was told, once for each occurrence that `about` names.
create table inbox.message (
  id        bigint generated always as identity primary key,
  person    uuid not null,
  about     text not null,
  words     text not null,
  arguments jsonb not null,
  because   text not null,
  because_arguments jsonb not null,
  path      text not null,
  told_at   timestamptz not null,
  read_at   timestamptz,
  unique (person, about)
);
create index message_by_person on inbox.message (person, id desc);
create index message_unread on inbox.message (person) where read_at is null;

-- Where a person wants to be written to besides.
create table inbox.mail_address (
  person  uuid primary key,
  address text not null,
  since   timestamptz not null
);

-- The outbox: a letter is written in the transaction of its message and sent afterwards.
create table inbox.letter (
  message  bigint primary key references inbox.message,
  address  text not null,
  state    text not null check (state in ('WAITING', 'SENT', 'UNDELIVERABLE')),
  attempts integer not null default 0,
  due_at   timestamptz not null,
  held_by  text not null default '',
  sent_at  timestamptz,
  problem  text not null default ''
);
create index letter_due on inbox.letter (due_at) where state = 'WAITING';
