-- Who is sent which feed as it changes (WebSub, the hub's side).
create table "subscriber" ("id" uuid not null, "topic" text not null, "subject_id" uuid not null, "callback" text not null, "callback_host" text not null, "lease_ends_at" timestamptz null, "sealed" text null, "delivered_place" bigint not null default '0', "delivered_hash" text null, "delivered_at" timestamptz null, "tries" int not null default 0, "next_try_at" timestamptz null, "problem" text null, "asked_mode" text null, "asked_id" uuid null, "asked_at" timestamptz null, "asked_from" text null, "asked_lease" int null, "asked_sealed" text null, "asked_tries" int not null default 0, primary key ("id"));
alter table "subscriber" add constraint "subscriber_topic_callback_unique" unique ("topic", "callback");
create index "subscriber_subject_id_index" on "subscriber" ("subject_id");
create index "subscriber_callback_host_index" on "subscriber" ("callback_host");
create index "subscriber_lease_ends_at_index" on "subscriber" ("lease_ends_at");
create index "subscriber_next_try_at_index" on "subscriber" ("next_try_at");
create index "subscriber_asked_from_index" on "subscriber" ("asked_from");
