-- What an adapter remembers of a channel between tries, sealed, and written with a compare-and-set.
create table "channel_memory" ("id" uuid not null, "channel_id" uuid not null, "name" text not null, "sealed" text not null, "version" int not null default 1, "expires_at" timestamptz null, primary key ("id"));
alter table "channel_memory" add constraint "channel_memory_channel_id_name_unique" unique ("channel_id", "name");
alter table "channel_memory" add constraint "channel_memory_channel_id_foreign" foreign key ("channel_id") references "channel" ("id") on delete cascade;
-- A channel that fails is paused, and says why and since when.
alter table "channel" add column "paused_by" text null, add column "paused_until" timestamptz null, add column "failures" int not null default 0, add column "ailing_since" timestamptz null, add column "problem" text null;
-- Results that come later, the first try, and notices where a copy can only be taken down by a person.
alter table "delivery" add column "ticket" text null, add column "first_tried_at" timestamptz null, add column "noticed_at" timestamptz null;
create index "delivery_ticket_index" on "delivery" ("ticket");
alter table "attempt" add column "request_id" text null;
