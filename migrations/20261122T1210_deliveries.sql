-- A delivery keeps its own place in line and its own clock, so that a channel's line can be read without the queue.
alter table "delivery" add column "edition_number" integer not null,
  add column "tries" integer not null default 0,
  add column "next_try_at" timestamptz null,
  add column "exposed" boolean not null default false;
drop index "delivery_channel_id_index";
create index "delivery_channel_id_state_index" on "delivery" ("channel_id", "state");
