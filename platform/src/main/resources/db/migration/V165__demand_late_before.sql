-- A late answer stays late when it is ordered anew. The handlings of such requests are reckoned again at the next start.
alter table demand.request_handling add column late_before boolean not null default false;
delete from demand.request_handling
where request in (select proceeding from demand.request_act where act = 'ANSWER_ANEW');
