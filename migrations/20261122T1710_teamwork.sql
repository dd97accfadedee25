-- Several people at one copy: what each has typed and not saved, who has it open, what is said of a passage.
create table "autosave" ("id" uuid not null, "copy_id" uuid not null, "user_id" uuid not null, "version" int not null, "patch" jsonb not null, "saved_at" timestamptz not null, primary key ("id"));
alter table "autosave" add constraint "autosave_copy_id_user_id_unique" unique ("copy_id", "user_id");
alter table "autosave" add constraint "autosave_copy_id_foreign" foreign key ("copy_id") references "copy" ("id");
alter table "autosave" add constraint "autosave_user_id_foreign" foreign key ("user_id") references "user" ("id");

create table "presence" ("id" uuid not null, "copy_id" uuid not null, "user_id" uuid not null, "editing" boolean not null, "seen_at" timestamptz not null, primary key ("id"));
create index "presence_seen_at_index" on "presence" ("seen_at");
alter table "presence" add constraint "presence_copy_id_user_id_unique" unique ("copy_id", "user_id");
alter table "presence" add constraint "presence_copy_id_foreign" foreign key ("copy_id") references "copy" ("id");
alter table "presence" add constraint "presence_user_id_foreign" foreign key ("user_id") references "user" ("id");

create table "remark" ("id" uuid not null, "copy_id" uuid not null, "revision_id" uuid not null, "field" text not null, "start" int not null, "end" int not null, "quote" text not null, "text" text not null, "by_id" uuid not null, "at" timestamptz not null, "resolved_at" timestamptz null, "resolved_by_id" uuid null, primary key ("id"));
create index "remark_copy_id_index" on "remark" ("copy_id");
alter table "remark" add constraint "remark_copy_id_foreign" foreign key ("copy_id") references "copy" ("id");
alter table "remark" add constraint "remark_revision_id_foreign" foreign key ("revision_id") references "revision" ("id");
alter table "remark" add constraint "remark_by_id_foreign" foreign key ("by_id") references "user" ("id");
alter table "remark" add constraint "remark_resolved_by_id_foreign" foreign key ("resolved_by_id") references "user" ("id") on delete set null;
