-- When a plan last changed, and when each node first served by a new state of the books: from both an administrator
-- sees how long a revocation took to reach every node. Plans of before have no instant.
alter table exchange.plan add column changed_at timestamptz;

create table exchange.node_epoch (
  node       text not null,
  epoch      bigint not null,
  reached_at timestamptz not null,
  primary key (node, epoch)
);
