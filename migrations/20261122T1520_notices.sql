-- Reminders: one a duty's round, level and person, whatever ticks twice; where they are mailed to; what a duty is about in a line.
create table "notice" ("id" uuid not null, "user_id" uuid not null, "duty_id" uuid not null, "round" int not null, "level" int not null, "at" timestamptz not null, "read_at" timestamptz null, "mailed_at" timestamptz null, primary key ("id"));
alter table "notice" add constraint "notice_duty_id_foreign" foreign key ("duty_id") references "duty" ("id") on delete cascade;
alter table "notice" add constraint "notice_duty_id_round_level_user_id_unique" unique ("duty_id", "round", "level", "user_id");
create index "notice_user_id_at_index" on "notice" ("user_id", "at");
alter table "duty" add column "reminded" int not null default 0, add column "about" text null;
update "duty" set "about" = "upstream_item"."title" from "upstream_item"
  where "duty"."subject_type" = 'UpstreamItem' and "upstream_item"."id" = "duty"."subject_id";
alter table "user" add column "email" text null;
