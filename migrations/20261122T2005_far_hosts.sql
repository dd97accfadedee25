create table "far_host" ("name" text not null, "rests_until" timestamptz not null, "asked_by_id" uuid not null, primary key ("name"));
alter table "channel" add "host" text null, add "queued_at" timestamptz null;
update "channel" set "host" = regexp_replace(lower(substring("settings"->>'url' from '^https?://([^/?#]+)')),
  case when "settings"->>'url' like 'https:%' then ':443$' else ':80$' end, '')
  where "settings"->>'url' ~ '^https?://';
create index "channel_queue_index" on "channel" ("host", "queued_at", "id") where "queued_at" is not null;
create index "delivery_in_hand_index" on "delivery" ("in_hand_since", "channel_id") where "in_hand_since" is not null;
