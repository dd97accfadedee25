-- How far a correction goes, for readers too; null for what is no correction and for those of before it was asked.
alter table "copy" add column "change_kind" text null;
alter table "publication" add column "change_kind" text null;
