-- A repost that was taken back here is not followed upstream any more.
alter table "upstream_item" add column "dropped_site_ids" text[] not null default '{}';
alter table "upstream_item" alter column "dropped_site_ids" drop default;
