create table "api_key" ("id" uuid not null, "name" text not null, "site_id" uuid not null, "prefix" text not null, "hash" text not null, "created_at" timestamptz not null, "revoked_at" timestamptz null, "last_used_at" timestamptz null, primary key ("id"));
create index "api_key_site_id_index" on "api_key" ("site_id");
alter table "api_key" add constraint "api_key_hash_unique" unique ("hash");

create table "calendar_day" ("date" date not null, "kind" text not null, "source" text not null, primary key ("date"));
alter table "calendar_day" add constraint "calendar_day_kind_check" check ("kind" in ('workday', 'off', 'in_lieu'));

create table "duty" ("id" uuid not null, "kind" text not null, "state" text not null default 'OPEN', "site_id" uuid null, "subject_type" text not null, "subject_id" uuid not null, "opened_at" timestamptz not null, "due_at" timestamptz not null, "provisional" boolean not null default false, "settled_at" timestamptz null, "evidence" jsonb null, "exempt_reason" text null, "exempt_by_id" uuid null, primary key ("id"));
create index "duty_state_index" on "duty" ("state");
create index "duty_due_at_index" on "duty" ("due_at");
create unique index "duty_once" on "duty" ("kind", "subject_id", "site_id") nulls not distinct;

create table "edition" ("id" uuid not null, "sequence" int not null, "number" int not null, "content_id" uuid not null, "copy_id" uuid not null, "act" text not null, "snapshot" jsonb not null, "revision_hash" text not null, "approvals" jsonb not null, "withdrawal" jsonb null, "change_note" text null, "at" timestamptz not null, "by_id" uuid null, "hash" text not null, "previous_hash" text null, primary key ("id"));
alter table "edition" add constraint "edition_sequence_unique" unique ("sequence");
create index "edition_content_id_index" on "edition" ("content_id");
alter table "edition" add constraint "edition_content_id_number_unique" unique ("content_id", "number");

create table "journal_entry" ("id" uuid not null, "number" int not null, "at" timestamptz not null, "actor_id" uuid null, "actor_name" text not null, "act" text not null, "subject_type" text not null, "subject_id" uuid not null, "detail" jsonb not null, "hash" text not null, "previous_hash" text null, primary key ("id"));
alter table "journal_entry" add constraint "journal_entry_number_unique" unique ("number");
create index "journal_entry_subject_id_index" on "journal_entry" ("subject_id");

create table "feed" ("id" uuid not null, "name" text not null, "url" text not null, "level" text not null, "kind" text not null, "settings" jsonb not null, "window" jsonb not null, "enabled" boolean not null default true, "validators" jsonb null, "last_polled_at" timestamptz null, "last_new_at" timestamptz null, "next_poll_at" timestamptz not null, "consecutive_failures" int not null default 0, "problem" text null, primary key ("id"));
alter table "feed" add constraint "feed_url_unique" unique ("url");
create index "feed_next_poll_at_index" on "feed" ("next_poll_at");

create table "linkage_rule" ("id" uuid not null, "feed_id" uuid not null, "site_ids" text[] not null, "section_code" text not null, "where" jsonb null, "mandatory" boolean not null default true, "mode" text not null default 'OWN', primary key ("id"));
create index "linkage_rule_feed_id_index" on "linkage_rule" ("feed_id");

create table "organisation" ("id" uuid not null, "name" text not null, "code" text null, "level" text null, "parent_id" uuid null, primary key ("id"));
alter table "organisation" add constraint "organisation_code_unique" unique ("code");
create index "organisation_parent_id_index" on "organisation" ("parent_id");

create table "origin" ("id" uuid not null, "name" text not null, "aliases" text[] not null, primary key ("id"));
alter table "origin" add constraint "origin_name_unique" unique ("name");

create table "release" ("id" uuid not null, "edition_id" uuid not null, "state" text not null default 'PLANNED', "channel_ids" text[] not null, "locked_phrases" text[] not null, "at" timestamptz not null, "launched_at" timestamptz null, "by_id" uuid null, primary key ("id"));

create table "site" ("id" uuid not null, "code" text not null, "name" text not null, "domain" text not null, "kind" text not null, "organisation_id" uuid not null, "industries" text[] not null, "regions" text[] not null, primary key ("id"));
alter table "site" add constraint "site_code_unique" unique ("code");
create index "site_organisation_id_index" on "site" ("organisation_id");

create table "section" ("id" uuid not null, "site_id" uuid not null, "code" text not null, "name" text not null, "type" text not null, "parent_id" uuid null, "description" text null, "position" int not null default 0, primary key ("id"));
create index "section_parent_id_index" on "section" ("parent_id");
alter table "section" add constraint "section_site_id_code_unique" unique ("site_id", "code");

create table "publication" ("id" uuid not null, "kind" text not null, "site_id" uuid not null, "section_id" uuid not null, "path" text not null, "title" text not null, "summary" text null, "body" text not null, "text" text not null, "keywords" text[] not null, "author" text null, "origin_name" text null, "origin_url" text null, "origin_author" text null, "origin_published_at" timestamptz null, "policy" jsonb null, "policy_number" text null, "interpretation_form" text null, "policy_ids" text[] not null, "topic_groups" jsonb not null, "attachments" jsonb not null, "media_hashes" text[] not null, "published_at" timestamptz not null, "updated_at" timestamptz not null, "edition_id" uuid not null, "edition_number" int not null, "edition_hash" text not null, "edition_at" timestamptz not null, "change_note" text null, "withdrawal_kind" text null, "withdrawn_at" timestamptz null, "withdrawal_explanation" text null, "replacement_id" uuid null, "search_vector" tsvector null, "search_edition" int null, primary key ("id"));
alter table "publication" add constraint "publication_path_unique" unique ("path");
create index "publication_policy_number_index" on "publication" ("policy_number");
create index "publication_policy_ids_index" on "publication" using gin ("policy_ids");
create index "publication_media_hashes_index" on "publication" using gin ("media_hashes");
create index "publication_search_vector_index" on "publication" using gin ("search_vector");

create table "placement" ("id" uuid not null, "publication_id" uuid not null, "section_id" uuid not null, "at" timestamptz not null, "live" boolean not null default true, primary key ("id"));
create index "placement_section_id_at_publication_id_index" on "placement" ("section_id", "at", "publication_id");
alter table "placement" add constraint "placement_publication_id_section_id_unique" unique ("publication_id", "section_id");

create table "channel" ("id" uuid not null, "kind" text not null, "name" text not null, "organisation_id" uuid not null, "site_id" uuid null, "settings" jsonb not null, "sealed" text null, "automatic" boolean not null default false, primary key ("id"));
create index "channel_site_id_index" on "channel" ("site_id");

create table "delivery" ("id" uuid not null, "edition_id" uuid not null, "content_id" uuid not null, "channel_id" uuid not null, "state" text not null default 'PLANNED', "receipt" jsonb null, "planned_at" timestamptz not null, "sent_at" timestamptz null, "landed_at" timestamptz null, "gone_at" timestamptz null, primary key ("id"));
create index "delivery_content_id_index" on "delivery" ("content_id");
create index "delivery_channel_id_index" on "delivery" ("channel_id");
create index "delivery_state_index" on "delivery" ("state");
alter table "delivery" add constraint "delivery_edition_id_channel_id_unique" unique ("edition_id", "channel_id");

create table "attempt" ("id" uuid not null, "delivery_id" uuid not null, "at" timestamptz not null, "outcome" text not null, "detail" text null, primary key ("id"));
create index "attempt_delivery_id_index" on "attempt" ("delivery_id");

create table "upstream_item" ("id" uuid not null, "feed_id" uuid not null, "url" text not null, "title" text not null, "summary" text null, "body" text null, "state" text not null default 'LISTED', "published_at" timestamptz null, "published_at_precision" text null, "first_seen_at" timestamptz not null, "origin_name" text null, "author" text null, "policy" jsonb null, "attachments" jsonb not null, "keywords" text[] not null, "content_hash" text null, "problem" text null, primary key ("id"));
create index "upstream_item_feed_id_index" on "upstream_item" ("feed_id");
alter table "upstream_item" add constraint "upstream_item_url_unique" unique ("url");
create index "upstream_item_first_seen_at_index" on "upstream_item" ("first_seen_at");

create table "user" ("id" uuid not null, "username" text not null, "name" text not null, "roles" text[] not null, "organisation_id" uuid null, "active" boolean not null default true, "created_at" timestamptz not null, primary key ("id"));
alter table "user" add constraint "user_username_unique" unique ("username");

create table "copy" ("id" uuid not null, "kind" text not null, "site_id" uuid not null, "section_id" uuid not null, "state" text not null default 'DRAFT', "version" int not null default 1, "sensitivity" text null, "title" text not null, "summary" text null, "body" text not null default '', "origin_name" text null, "origin_url" text null, "origin_author" text null, "origin_published_at" timestamptz null, "origin_precision" text null, "author" text null, "keywords" text[] not null, "cover_asset_id" text null, "policy" jsonb null, "interpretation" jsonb null, "topic" jsonb null, "upstream_item_id" uuid null, "content_id" uuid null, "change_note" text null, "publish_at" timestamptz null, "composed_by_id" uuid not null, "author_ids" text[] not null, "composed_at" timestamptz not null, "revised_at" timestamptz not null, primary key ("id"));
create index "copy_site_id_index" on "copy" ("site_id");
create index "copy_state_index" on "copy" ("state");
create index "copy_upstream_item_id_index" on "copy" ("upstream_item_id");
create index "copy_content_id_index" on "copy" ("content_id");

create table "revision" ("id" uuid not null, "copy_id" uuid not null, "number" int not null, "hash" text not null, "snapshot" jsonb not null, "review" jsonb not null, "voided_at" timestamptz null, "submitted_at" timestamptz not null, "submitted_by_id" uuid not null, primary key ("id"));
alter table "revision" add constraint "revision_copy_id_number_unique" unique ("copy_id", "number");

create table "step" ("id" uuid not null, "revision_id" uuid not null, "tier" int not null, "role" text not null, "state" text not null default 'PENDING', "decided_by_id" uuid null, "decided_at" timestamptz null, "remark" text null, "waiting_since" timestamptz null, primary key ("id"));
create index "step_role_index" on "step" ("role");
alter table "step" add constraint "step_revision_id_tier_unique" unique ("revision_id", "tier");

create table "finding" ("id" uuid not null, "revision_id" uuid not null, "rule" text not null, "severity" text not null, "field" text not null, "excerpt" text not null, "start" int not null, "end" int not null, "reason" text not null, "suggestion" text null, "state" text not null default 'OPEN', primary key ("id"));
create index "finding_revision_id_index" on "finding" ("revision_id");

create table "attachment" ("id" uuid not null, "copy_id" uuid not null, "name" text not null, "source_url" text null, "sha256" text null, "bytes" int null, "media_type" text null, "position" int not null default 0, primary key ("id"));
create index "attachment_copy_id_index" on "attachment" ("copy_id");

alter table "linkage_rule" add constraint "linkage_rule_feed_id_foreign" foreign key ("feed_id") references "feed" ("id");

alter table "organisation" add constraint "organisation_parent_id_foreign" foreign key ("parent_id") references "organisation" ("id") on delete set null;

alter table "release" add constraint "release_edition_id_foreign" foreign key ("edition_id") references "edition" ("id");

alter table "site" add constraint "site_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id");

alter table "section" add constraint "section_site_id_foreign" foreign key ("site_id") references "site" ("id");
alter table "section" add constraint "section_parent_id_foreign" foreign key ("parent_id") references "section" ("id") on delete set null;

alter table "publication" add constraint "publication_site_id_foreign" foreign key ("site_id") references "site" ("id");
alter table "publication" add constraint "publication_section_id_foreign" foreign key ("section_id") references "section" ("id");

alter table "placement" add constraint "placement_publication_id_foreign" foreign key ("publication_id") references "publication" ("id");
alter table "placement" add constraint "placement_section_id_foreign" foreign key ("section_id") references "section" ("id");

alter table "channel" add constraint "channel_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id");
alter table "channel" add constraint "channel_site_id_foreign" foreign key ("site_id") references "site" ("id") on delete set null;

alter table "delivery" add constraint "delivery_edition_id_foreign" foreign key ("edition_id") references "edition" ("id");
alter table "delivery" add constraint "delivery_channel_id_foreign" foreign key ("channel_id") references "channel" ("id");

alter table "attempt" add constraint "attempt_delivery_id_foreign" foreign key ("delivery_id") references "delivery" ("id");

alter table "upstream_item" add constraint "upstream_item_feed_id_foreign" foreign key ("feed_id") references "feed" ("id");

alter table "copy" add constraint "copy_site_id_foreign" foreign key ("site_id") references "site" ("id");
alter table "copy" add constraint "copy_section_id_foreign" foreign key ("section_id") references "section" ("id");
alter table "copy" add constraint "copy_composed_by_id_foreign" foreign key ("composed_by_id") references "user" ("id");

alter table "revision" add constraint "revision_copy_id_foreign" foreign key ("copy_id") references "copy" ("id");
alter table "revision" add constraint "revision_submitted_by_id_foreign" foreign key ("submitted_by_id") references "user" ("id");

alter table "step" add constraint "step_revision_id_foreign" foreign key ("revision_id") references "revision" ("id");
alter table "step" add constraint "step_decided_by_id_foreign" foreign key ("decided_by_id") references "user" ("id") on delete set null;

alter table "finding" add constraint "finding_revision_id_foreign" foreign key ("revision_id") references "revision" ("id");

alter table "attachment" add constraint "attachment_copy_id_foreign" foreign key ("copy_id") references "copy" ("id");
