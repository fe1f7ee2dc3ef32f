-- What the head of the asking agency's sharing office signed off (Order 809 art. 20). When a request is completed it
-- goes straight back to the provider only while the same is asked.
create table demand.request_signed_off (
  request          text primary key references demand.request,
  caller           text not null,
  service          text not null,
  purpose          text not null,
  matter           text not null,
  spared_paper     text not null,
  legal_basis      text not null,
  scene            text not null,
  scope            text not null,
  share_mode       text not null,
  terms            jsonb not null,
  needs            jsonb not null,
  case_required    boolean not null,
  until            date,
  calls_per_day    bigint not null,
  calls_per_second integer not null
);

-- What lies with a provider unread is as it was signed off. What is being completed may have been rewritten already, so
-- it is not taken for signed.
insert into demand.request_signed_off
select id, caller, service, purpose, matter, spared_paper, legal_basis, scene, scope, share_mode, terms, needs,
  case_required, until, calls_per_day, calls_per_second
from demand.request
where state in ('SUBMITTED', 'APPROVAL_PROPOSED', 'REFUSAL_PROPOSED');
