-- Whoever signs in with a one-time password reaches nothing but the page for changing it; see
-- org.zhanqiao.identity.signin.OneTimePasswordGate.
alter table identity.person add column must_change_password boolean not null default false;
alter table identity.person add constraint only_a_password_is_changed
    check (not must_change_password or password_hash is not null);
