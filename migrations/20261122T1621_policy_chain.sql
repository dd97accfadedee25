-- What a policy repeals and amends, what is marked beside a published text, and when a text's time is over.
alter table "copy" add column "expires_at" timestamptz null;
alter table "edition" add column "marks" jsonb not null default '[]';
alter table "publication" add column "chain" jsonb not null default '[]', add column "marks" jsonb not null default '[]', add column "expires_at" timestamptz null;
create index "publication_chain_index" on "publication" using gin ("chain");
create index "publication_marks_index" on "publication" using gin ("marks");
create index "publication_expires_at_index" on "publication" ("expires_at");
