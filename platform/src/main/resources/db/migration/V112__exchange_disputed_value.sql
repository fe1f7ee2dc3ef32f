-- Values that an open correction request is about (Order 809 art. 26); answers that give them say so. subject is what the
-- record is found by, as a reference: HMAC-SHA256 under the platform's key, in hexadecimal.
create table exchange.disputed_value (
  correction text primary key,
  dataset    text not null,
  item       text not null,
  subject    text not null,
  since      date not null
);
