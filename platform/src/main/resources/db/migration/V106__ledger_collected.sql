-- Reports that came in for a campaign while it collected, by their references. One that is hidden afterwards stays, and
-- is not counted as long as it is.
create table ledger.collected (
  ref          text primary key,
  campaign     text not null references ledger.campaign,
  collected_at timestamptz not null,
  hidden       boolean not null default false
);
create index collected_by_campaign on ledger.collected (campaign) where not hidden;
