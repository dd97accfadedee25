-- What a poll remembers between two visits: its lease, since when it fails, and which pages are to be read again.
alter table "feed"
  add column "first_listed_at" timestamptz null,
  add column "polling_until" timestamptz null,
  add column "failing_since" timestamptz null;

alter table "upstream_item"
  add column "also_feed_ids" text[] not null,
  add column "listed_title" text not null,
  add column "read_at" timestamptz null,
  add column "validators" jsonb null;

alter table "linkage_rule"
  add column "organisation_id" uuid null;
