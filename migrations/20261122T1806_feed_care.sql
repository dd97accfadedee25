-- Since when a feed is not polled, and when it was given up.
alter table "feed"
  add column "disabled_at" timestamptz null,
  add column "ended_at" timestamptz null;
update "feed" set "disabled_at" = coalesce("last_polled_at", now()) where not "enabled";
