alter table "delivery" add column "notice_id" uuid null;
alter table "delivery" add constraint "delivery_notice_id_foreign" foreign key ("notice_id") references "rendition" ("id") on delete set null;
