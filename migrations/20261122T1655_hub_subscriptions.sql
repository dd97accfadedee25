-- What the hubs that feeds name have agreed to send (WebSub), and until when a feed is polled less often for that.
alter table "feed" add column "pushed_until" timestamptz null;

create table "hub_subscription" ("id" uuid not null, "feed_id" uuid not null, "path" text not null, "hub_url" text not null, "topic" text not null, "sealed" text not null, "state" text not null default 'ASKED', "asked_at" timestamptz null, "lease_ends_at" timestamptz null, "renew_at" timestamptz null, "attempts" int not null default 0, "delivered_at" timestamptz null, "delivered" text[] not null, "problem" text null, primary key ("id"));
alter table "hub_subscription" add constraint "hub_subscription_feed_id_unique" unique ("feed_id");
alter table "hub_subscription" add constraint "hub_subscription_path_unique" unique ("path");
create index "hub_subscription_renew_at_index" on "hub_subscription" ("renew_at");
alter table "hub_subscription" add constraint "hub_subscription_feed_id_foreign" foreign key ("feed_id") references "feed" ("id");
