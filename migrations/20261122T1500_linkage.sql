-- A duty keeps its window, so that its clock can be counted anew; it may be advised only, and knows how often it was opened.
alter table "duty"
  add column "window" jsonb null,
  add column "advised" boolean not null default false,
  add column "was_late" boolean not null default false,
  add column "round" int not null default 1;
update "duty" set "window" = case "kind" when 'WITHDRAW' then '{"unit": "HOURS", "value": 1}' else '{"unit": "WORKING_DAYS", "value": 1}' end::jsonb;
update "duty" set "window" = "feed"."window" from "upstream_item" join "feed" on "feed"."id" = "upstream_item"."feed_id"
  where "duty"."kind" = 'REPOST' and "upstream_item"."id" = "duty"."subject_id";
alter table "duty" alter column "window" set not null;

-- A rule may speak of every source, and may end.
alter table "linkage_rule" alter column "feed_id" drop not null, add column "ended_at" timestamptz null;
-- A feed that goes must not leave a rule that speaks of all of them.
alter table "linkage_rule" drop constraint "linkage_rule_feed_id_foreign";
alter table "linkage_rule" add constraint "linkage_rule_feed_id_foreign" foreign key ("feed_id") references "feed" ("id") on delete restrict;

-- Upstream departments whose texts an organisation is to carry (对口部门).
alter table "organisation" add column "counterparts" text[] not null default '{}';
alter table "organisation" alter column "counterparts" drop default;
