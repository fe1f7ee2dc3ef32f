-- Under a key of its sender's own, a report is sent once: what came with it, as a keyed hash, tells the same from another.
alter table barrier.report add sent text not null default '';
