-- What following a paper would come to without any call to prove it; empty while nobody says so.
alter table barrier.finding add proposed text not null default '';

-- Whether the bureau stands by a match that an agency fixed for its own matter.
alter table barrier.match_fix add agreed boolean not null default true;

-- The bureau agrees that a paper, as it is stated, needs no calls. Gone when it is stated otherwise.
create table barrier.clearing_agreed (
  matter   text not null references barrier.matter,
  paper    text not null,
  supply   text not null,
  issuer   text not null,
  by_login text not null,
  by_name  text not null,
  at       timestamptz not null,
  primary key (matter, paper)
);
