-- At what hours a feed publishes, and which host it is polled at.
alter table "feed"
  add column "host" text,
  add column "rhythm" jsonb null,
  add column "rhythm_learnt_at" timestamptz null;
update "feed" set "host" = coalesce(substring("url" from '^https?://([^/?#]+)'), '');
alter table "feed" alter column "host" set not null;
create index "feed_host_index" on "feed" ("host");

-- Every poll asks which items stand in its list, whichever feed listed them first.
create index "upstream_item_also_feed_ids_index" on "upstream_item" using gin ("also_feed_ids");
