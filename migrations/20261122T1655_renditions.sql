-- An edition as it was fitted to channels, by whom it was adjusted and who approved that; one row for all that show it alike.
create table "rendition" ("id" uuid not null, "edition_id" uuid not null, "hash" text not null, "title" text not null, "text" text not null, "html" text null, "length" int not null, "limit" int null, "problems" text[] not null, "adjusted_by_id" uuid null, "needs_review" boolean not null default false, "approved_by_id" uuid null, "approved_at" timestamptz null, primary key ("id"));
alter table "rendition" add constraint "rendition_edition_id_hash_unique" unique ("edition_id", "hash");
alter table "rendition" add constraint "rendition_edition_id_foreign" foreign key ("edition_id") references "edition" ("id");
alter table "delivery" add column "rendition_id" uuid null;
alter table "delivery" add constraint "delivery_rendition_id_foreign" foreign key ("rendition_id") references "rendition" ("id") on delete set null;
alter table "release" add column "renditions" jsonb not null default '[]';
-- Channels that are released to together, and where what stands in a section goes.
create table "channel_group" ("id" uuid not null, "name" text not null, "organisation_id" uuid not null, "channel_ids" uuid[] not null, primary key ("id"));
alter table "channel_group" add constraint "channel_group_organisation_id_name_unique" unique ("organisation_id", "name");
alter table "channel_group" add constraint "channel_group_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id");
create table "default_set" ("id" uuid not null, "section_id" uuid not null, "channel_ids" uuid[] not null, "group_ids" uuid[] not null, primary key ("id"));
alter table "default_set" add constraint "default_set_section_id_unique" unique ("section_id");
alter table "default_set" add constraint "default_set_section_id_foreign" foreign key ("section_id") references "section" ("id") on delete cascade;
-- What a person showed who carried a delivery out by hand.
alter table "delivery" add column "proof" jsonb null;
