-- Wording that stands in many copies, and where it was put.
create table "block" ("id" uuid not null, "organisation_id" uuid not null, "code" text not null, "name" text not null, "html" text not null, "version" int not null default 1, "changed_at" timestamptz not null, primary key ("id"));
alter table "block" add constraint "block_organisation_id_code_unique" unique ("organisation_id", "code");
alter table "block" add constraint "block_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id");

create table "block_use" ("id" uuid not null, "copy_id" uuid not null, "block_id" uuid not null, "html" text not null, primary key ("id"));
create index "block_use_block_id_index" on "block_use" ("block_id");
alter table "block_use" add constraint "block_use_copy_id_block_id_unique" unique ("copy_id", "block_id");
alter table "block_use" add constraint "block_use_copy_id_foreign" foreign key ("copy_id") references "copy" ("id");
alter table "block_use" add constraint "block_use_block_id_foreign" foreign key ("block_id") references "block" ("id");
