-- A repost is held against author, date and files of its original too.
alter table "original"
  add column "author" text null,
  add column "published_at" timestamptz null,
  add column "attachments" jsonb not null default '[]';
alter table "original" alter column "attachments" drop default;
update "original" set "author" = "upstream_item"."author", "published_at" = "upstream_item"."published_at", "attachments" = "upstream_item"."attachments"
  from "upstream_item" where "upstream_item"."id" = "original"."id";
