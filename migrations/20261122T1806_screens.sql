-- Public screens: what each plays, the players that play it, and what they tell of it.
create table "screen_item" ("id" uuid not null, "channel_id" uuid not null, "content_id" uuid not null, "revision" int not null, "title" text not null, "html" text not null, "sha256" text not null, "pictures" jsonb not null, "starts_at" timestamptz not null, "ends_at" timestamptz not null, "days" jsonb not null, "from_time" text null, "to_time" text null, "priority" int not null default 0, "position" int not null default 0, "duration_ms" int not null, "emergency" boolean not null default false, "revoked_at" timestamptz null, "changed_at" timestamptz not null, primary key ("id"));
alter table "screen_item" add constraint "screen_item_channel_id_content_id_unique" unique ("channel_id", "content_id");
alter table "screen_item" add constraint "screen_item_channel_id_foreign" foreign key ("channel_id") references "channel" ("id");
create index "screen_item_channel_id_changed_at_index" on "screen_item" ("channel_id", "changed_at");

create table "screen_device" ("id" uuid not null, "channel_id" uuid not null, "name" text not null, "hash" text not null, "pairing_hash" text null, "pairing_until" timestamptz null, "created_at" timestamptz not null, "revoked_at" timestamptz null, "list_version" text null, "list_at" timestamptz null, "list_until" timestamptz null, "reported_version" text null, "reported_at" timestamptz null, "held" jsonb not null, "missing" jsonb not null, "clock_skew_ms" int null, primary key ("id"));
alter table "screen_device" add constraint "screen_device_hash_unique" unique ("hash");
alter table "screen_device" add constraint "screen_device_channel_id_foreign" foreign key ("channel_id") references "channel" ("id");
create index "screen_device_channel_id_index" on "screen_device" ("channel_id");

create table "screen_play" ("id" uuid not null, "device_id" uuid not null, "batch" text not null, "index" int not null, "item_id" uuid not null, "revision" int not null, "started_at" timestamptz not null, "ended_at" timestamptz not null, "result" text not null, primary key ("id"));
alter table "screen_play" add constraint "screen_play_device_id_batch_index_unique" unique ("device_id", "batch", "index");
alter table "screen_play" add constraint "screen_play_device_id_foreign" foreign key ("device_id") references "screen_device" ("id");
create index "screen_play_item_id_index" on "screen_play" ("item_id");
