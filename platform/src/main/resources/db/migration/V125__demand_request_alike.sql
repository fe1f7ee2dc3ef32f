-- What renews a request, and which others are for the same calls.
create index request_by_supersedes on demand.request (supersedes) where supersedes is not null;
create index request_by_calls on demand.request (caller, service);
