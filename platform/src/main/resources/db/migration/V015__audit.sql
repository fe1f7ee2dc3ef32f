create schema audit;

-- The salt of one person or organisation. ref is a keyed hash of the identity number; without the salt no commitment
-- in the evidence can be traced to anybody, so deleting the row erases the person from the evidence.
create table audit.subject_salt (
  ref  bytea primary key,
  salt bytea not null
);
