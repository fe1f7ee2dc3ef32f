-- Which calls of the sample city's past are made, so that a first start that was killed goes on where it stopped. Whom a
-- call was about stands with the sample residents. Empty on a real platform.
create table demo.made_call (
  call    text primary key,
  system  text not null,
  service text not null,
  at      timestamptz not null
);
