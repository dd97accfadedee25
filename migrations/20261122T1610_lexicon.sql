-- The lexicon of proofreading as administrators import it, each version whole; old ones are kept.
create table "lexicon_version" ("id" uuid not null, "number" int not null, "mode" text not null, "entries" int not null, "sha256" text not null, "csv" text not null, "imported_at" timestamptz not null, "imported_by_id" uuid null, primary key ("id"));
alter table "lexicon_version" add constraint "lexicon_version_number_unique" unique ("number");
alter table "lexicon_version" add constraint "lexicon_version_imported_by_id_foreign" foreign key ("imported_by_id") references "user" ("id") on delete set null;
create trigger lexicon_version_append_only before update or delete or truncate on "lexicon_version"
  for each statement execute function refuse_change();
