-- What of the whole sample city is over, and on which day, so that a fill that was killed goes on as it was planned.
-- Empty on a real platform.
create table demo.milestone (
  what text primary key,
  day  date not null
);
