-- What search looks in: one row for every live publication, beside the readers' rows and much narrower, so that all hits
-- of a frequent word are counted without reading a text. A row goes in the very transaction that changes or withdraws its
-- publication; indexing writes it anew.
create extension if not exists pg_trgm;

create table "search_document" ("id" uuid not null, "edition" int not null, "kind" text not null, "title" text not null, "number" text null, "sites" text[] not null default '{}', "facets" jsonb not null, "facet_key" bigint not null, "weight" real not null, "published_at" timestamptz not null, "files" text not null default '', "head" tsvector not null, "vector" tsvector not null, primary key ("id"));
create index "search_document_head_index" on "search_document" using gin ("head");
create index "search_document_vector_index" on "search_document" using gin ("vector");
create index "search_document_title_index" on "search_document" using gin ("title" gin_trgm_ops);
create index "search_document_number_index" on "search_document" using gin ("number" gin_trgm_ops) where "number" is not null;

create table "search_term" ("term" text not null, "sound" text not null, "initials" text not null, primary key ("term"));
create index "search_term_sound_index" on "search_term" ("sound" text_pattern_ops);
create index "search_term_initials_index" on "search_term" ("initials" text_pattern_ops);
create index "search_term_term_index" on "search_term" using gin ("term" gin_trgm_ops);

create table "best_bet" ("id" uuid not null, "queries" text[] not null, "content_ids" uuid[] not null, "note" text null, "changed_at" timestamptz not null, "changed_by_id" uuid null, primary key ("id"));
create index "best_bet_queries_index" on "best_bet" using gin ("queries");
alter table "best_bet" add constraint "best_bet_changed_by_id_foreign" foreign key ("changed_by_id") references "user" ("id") on delete set null;

-- How often something was asked on a day, and how often in vain; nobody who asked.
create table "search_count" ("day" date not null, "query" text not null, "asked" int not null, "empty" int not null, primary key ("day", "query"));

create table "synonym_version" ("id" uuid not null, "number" int not null, "mode" text not null, "entries" int not null, "sha256" text not null, "csv" text not null, "imported_at" timestamptz not null, "imported_by_id" uuid null, primary key ("id"));
alter table "synonym_version" add constraint "synonym_version_number_unique" unique ("number");
alter table "synonym_version" add constraint "synonym_version_imported_by_id_foreign" foreign key ("imported_by_id") references "user" ("id") on delete set null;
create trigger synonym_version_append_only before update or delete or truncate on "synonym_version"
  for each statement execute function refuse_change();

grant select on "search_document", "search_term", "best_bet" to tonggao_reader;

-- Which sites carry a document follows its placements, whoever wrote them.
create function place_search_document() returns trigger language plpgsql as $$
begin
  new.sites := array(
    select distinct t.code from placement pl join section s on s.id = pl.section_id join site t on t.id = s.site_id
    where pl.publication_id = new.id and pl.live order by t.code);
  new.facets := new.facets || jsonb_build_object('site', to_jsonb(new.sites));
  new.facet_key := jsonb_hash_extended(new.facets, 0);
  return new;
end;
$$;
create trigger search_document_place before insert or update on "search_document"
  for each row execute function place_search_document();

create function replace_search_document() returns trigger language plpgsql as $$
begin
  update search_document set sites = sites where id in (old.publication_id, new.publication_id);
  return null;
end;
$$;
create trigger placement_search after insert or update or delete on "placement"
  for each row execute function replace_search_document();

create function leave_search() returns trigger language plpgsql as $$
begin
  delete from search_document where id = old.id;
  return null;
end;
$$;
create trigger publication_leave_search after update on "publication" for each row
  when (old.edition_number is distinct from new.edition_number or new.withdrawal_kind is not null)
  execute function leave_search();
create trigger publication_delete_search after delete on "publication"
  for each row execute function leave_search();

-- Answers kept in memory that a search gave go as soon as what it looked in changes.
create function tell_of_search() returns trigger language plpgsql as $$
begin
  perform tell_readers(array['search']);
  return null;
end;
$$;
create trigger search_document_tell after insert or update or delete or truncate on "search_document"
  for each statement execute function tell_of_search();
create trigger best_bet_tell after insert or update or delete or truncate on "best_bet"
  for each statement execute function tell_of_search();
create trigger synonym_version_tell after insert on "synonym_version"
  for each statement execute function tell_of_search();

-- The readers' row no longer carries an index of its own.
create or replace function tell_of_publication() returns trigger language plpgsql as $$
declare
  tags text[] := array['search'];
begin
  if tg_op <> 'UPDATE' or not new *= old then
    tags := tags || array['missing', 'content:' || old.id, 'content:' || new.id,
        'policy:' || left(old.policy_number, 100), 'policy:' || left(new.policy_number, 100)]
      || array(select 'explains:' || id from unnest(old.policy_ids || new.policy_ids) as id);
  end if;
  perform tell_readers(tags);
  return null;
end;
$$;
alter table "publication" drop column "search_vector", drop column "search_edition";

-- The words of files of the media store, read once; readers meet them in the documents of live publications only.
create table "file_text" ("sha256" text not null, "text" text not null, "trouble" text null, "read_at" timestamptz not null, primary key ("sha256"));
