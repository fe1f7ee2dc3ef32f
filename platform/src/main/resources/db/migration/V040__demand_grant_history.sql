-- What was done to a grant, by whom and why; version is the grant's after the act, so two acts on one version
-- cannot both stand.
create table demand.grant_act (
  grant_id text not null references demand.access_grant,
  version  integer not null,
  act      text not null check (act in ('SIGNED', 'SUSPENDED', 'RESUMED', 'REVOKED')),
  acted_by text not null,
  acted_at timestamptz not null,
  because  text not null default '',
  primary key (grant_id, version)
);
-- Of grants older than this table the signature and the last act are known.
insert into demand.grant_act (grant_id, version, act, acted_by, acted_at)
select id, 1, 'SIGNED', signed_by, signed_at from demand.access_grant;
insert into demand.grant_act (grant_id, version, act, acted_by, acted_at, because)
select id, version, case state when 'ACTIVE' then 'RESUMED' else state end, ended_by, ended_at, ended_because
from demand.access_grant where ended_by is not null and version > 1;

-- The list of all grants is filtered, counted and ordered on this index alone, without touching the terms.
create index access_grant_listed on demand.access_grant (signed_at desc, id desc)
  include (caller, service, purpose, matter, state, not_before, not_after);
