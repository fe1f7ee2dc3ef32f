-- The entry whose data service somebody asks for: the data are there, and nothing serves them. Empty when the data
-- themselves are missing.
alter table demand.missing_dataset add column unserved text not null default '';
