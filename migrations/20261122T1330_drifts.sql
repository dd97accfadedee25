-- The original of what was read is kept, and what changes upstream after a repost is told apart from page furniture.
alter table "upstream_item"
  add column "text_hash" text null,
  add column "snapshot_hash" text null,
  add column "gone_sightings" int not null default 0;

create table "drift" ("id" uuid not null, "item_id" uuid not null, "site_id" uuid not null, "content_id" uuid null, "kind" text not null, "detected_at" timestamptz not null, "before" jsonb not null, "diff_html" text not null, "resolved_at" timestamptz null, primary key ("id"));
alter table "drift" add constraint "drift_item_id_foreign" foreign key ("item_id") references "upstream_item" ("id");
create index "drift_content_id_index" on "drift" ("content_id");
create index "drift_detected_at_index" on "drift" ("detected_at");
create unique index "drift_open_once" on "drift" ("item_id", "site_id") where "resolved_at" is null;
