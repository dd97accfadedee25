-- Refusals and reads that repeat within a minute are told once, with how often.
create table "journal_tally" ("id" uuid not null, "actor_id" uuid not null, "actor_name" text not null, "act" text not null, "subject_type" text not null, "subject_id" uuid not null, "what" text not null, "minute" timestamptz not null, "times" int not null, primary key ("id"));
alter table "journal_tally" add constraint "journal_tally_actor_id_act_subject_id_what_minute_unique" unique ("actor_id", "act", "subject_id", "what", "minute");
create index "journal_tally_minute_index" on "journal_tally" ("minute");

-- Who alone may see a copy; null for everybody of its organisation.
alter table "copy" add column "named_ids" text[] null;
