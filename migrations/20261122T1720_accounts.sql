-- New-media accounts with their filings; a channel posts as one.
create table "account" ("id" uuid not null, "organisation_id" uuid not null, "platform" text not null, "name" text not null, "state" text not null default 'OPENING', "exemption" text null, "responsible_id" uuid not null, "operator_ids" uuid[] not null, "sleeps_after_days" int not null default 14, "posted_at" timestamptz null, "opened_at" timestamptz null, "closes_at" timestamptz null, "closed_at" timestamptz null, primary key ("id"));
create index "account_organisation_id_index" on "account" ("organisation_id");
alter table "account" add constraint "account_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id");
create table "filing" ("id" uuid not null, "account_id" uuid not null, "kind" text not null, "state" text not null default 'SUBMITTED', "reason" text not null, "changes" jsonb null, "by_id" uuid null, "at" timestamptz not null, "decided_by_id" uuid null, "decided_at" timestamptz null, "remark" text null, primary key ("id"));
create index "filing_account_id_index" on "filing" ("account_id");
alter table "filing" add constraint "filing_account_id_foreign" foreign key ("account_id") references "account" ("id");
alter table "channel" add column "account_id" uuid null;
create index "channel_account_id_index" on "channel" ("account_id");
alter table "channel" add constraint "channel_account_id_foreign" foreign key ("account_id") references "account" ("id") on delete set null;
-- When the page of a landed copy was last looked at.
alter table "delivery" add column "seen_at" timestamptz null;
