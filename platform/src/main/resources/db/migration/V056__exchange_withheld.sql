-- What a grant names but its plan does not give, and why; plans of before withhold nothing.
update exchange.plan set body = jsonb_set(body, '{withheld}', '[]') where body -> 'withheld' is null;

-- The second person who approved a grant whose levels demand one. A grant's terms never change, so neither does this.
create table exchange.second_approval (
  grant_id    text primary key,
  approved_by text not null,
  approved_at timestamptz not null,
  because     text not null
);
