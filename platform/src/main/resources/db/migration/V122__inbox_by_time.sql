-- Messages are listed by when they were told: the sample's past is told proceeding by proceeding.
create index message_by_time on inbox.message (person, told_at desc, id desc);
