-- Copies that topics ask of departments.
create table "commission" ("id" uuid not null, "topic_id" uuid not null, "site_id" uuid not null, "title" text not null, "brief" text null, "due_at" timestamptz not null, "ordered_by_id" uuid not null, "ordered_at" timestamptz not null, "answer_id" uuid null, "cancelled_at" timestamptz null, primary key ("id"));
create index "commission_topic_id_index" on "commission" ("topic_id");
create index "commission_site_id_index" on "commission" ("site_id");
create index "commission_answer_id_index" on "commission" ("answer_id");
alter table "commission" add constraint "commission_topic_id_foreign" foreign key ("topic_id") references "copy" ("id");
alter table "commission" add constraint "commission_site_id_foreign" foreign key ("site_id") references "site" ("id");
alter table "commission" add constraint "commission_ordered_by_id_foreign" foreign key ("ordered_by_id") references "user" ("id");
alter table "commission" add constraint "commission_answer_id_foreign" foreign key ("answer_id") references "copy" ("id") on delete set null;
