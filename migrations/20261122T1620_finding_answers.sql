-- Who overrode or acknowledged a finding, why, and to which passage that is bound.
alter table "finding" add column "passage" text null, add column "answered_by_id" uuid null,
  add column "answered_at" timestamptz null, add column "answer" text null, add column "answered_as" text null;
alter table "finding" add constraint "finding_answered_by_id_foreign" foreign key ("answered_by_id") references "user" ("id") on delete set null;
