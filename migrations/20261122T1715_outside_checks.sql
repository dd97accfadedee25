-- A link by which an expert without an account reads one revision, and what they remarked.
create table "outside_check" ("id" uuid not null, "copy_id" uuid not null, "revision_id" uuid not null, "token_hash" text not null, "expert_name" text not null, "department" text not null, "invited_by_id" uuid not null, "invited_at" timestamptz not null, "expires_at" timestamptz not null, "revoked_at" timestamptz null, "views" int not null default 0, "viewed_at" timestamptz null, primary key ("id"));
alter table "outside_check" add constraint "outside_check_token_hash_unique" unique ("token_hash");
create index "outside_check_copy_id_index" on "outside_check" ("copy_id");
create table "outside_remark" ("id" uuid not null, "check_id" uuid not null, "text" text not null, "at" timestamptz not null, primary key ("id"));
create index "outside_remark_check_id_index" on "outside_remark" ("check_id");
alter table "outside_check" add constraint "outside_check_copy_id_foreign" foreign key ("copy_id") references "copy" ("id");
alter table "outside_check" add constraint "outside_check_revision_id_foreign" foreign key ("revision_id") references "revision" ("id");
alter table "outside_check" add constraint "outside_check_invited_by_id_foreign" foreign key ("invited_by_id") references "user" ("id");
alter table "outside_remark" add constraint "outside_remark_check_id_foreign" foreign key ("check_id") references "outside_check" ("id");
