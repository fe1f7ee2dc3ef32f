-- What a case is sorted under, in the word of the feature that filed it, such as the cause of a barrier.
create table ledger.case_topic (
  case_id text primary key references ledger.case_file,
  topic   text not null
);
