-- Staff of the city government's office (Order 809 art. 28), who are none of those whom it supervises.
alter table identity.person
  drop constraint roles_are_known,
  drop constraint administrators_are_separate;
alter table identity.person
  add constraint roles_are_known check (cardinality(roles) > 0 and roles <@ array[
    'BUREAU', 'CITY_OFFICE', 'DATA_OFFICER', 'SHARING_HEAD', 'CLERK', 'CITIZEN', 'ENTERPRISE', 'RESEARCHER',
    'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN']),
  add constraint administrators_are_separate check (
    ('SYSTEM_ADMIN' = any (roles))::int + ('SECURITY_ADMIN' = any (roles))::int
      + ('AUDIT_ADMIN' = any (roles))::int <= 1
    and not (roles && array['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN']
      and roles && array['BUREAU', 'CITY_OFFICE', 'DATA_OFFICER', 'SHARING_HEAD'])),
  add constraint city_office_supervises_others check (
    not ('CITY_OFFICE' = any (roles) and roles && array['BUREAU', 'DATA_OFFICER', 'SHARING_HEAD', 'CLERK']));
