-- Counting all hits of a frequent word reads every row that holds it, so rows are short: what is counted stands first and
-- at a fixed place, large columns out of line, and what a document counts under stands once for all that share it.
create table "search_facet" ("key" bigint not null, "facets" jsonb not null, primary key ("key"));
insert into "search_facet" select distinct on ("facet_key") "facet_key", "facets" from "search_document";

alter table "search_document" rename to "search_document_before";
alter table "search_document_before" rename constraint "search_document_pkey" to "search_document_before_pkey";
drop index "search_document_head_index", "search_document_vector_index", "search_document_title_index", "search_document_number_index";
create table "search_document" ("id" uuid not null, "facet_key" bigint not null, "published_at" timestamptz not null, "weight" real not null, "edition" int not null, "kind" text not null, "number" text null, "title" text not null, "sites" text[] not null default '{}', "facets" jsonb not null, "files" text not null default '', "head" tsvector not null, "vector" tsvector not null, primary key ("id")) with (toast_tuple_target = 128);
alter table "search_document" alter column "kind" set storage main, alter column "number" set storage main, alter column "title" set storage main, alter column "sites" set storage main;
insert into "search_document" ("id", "facet_key", "published_at", "weight", "edition", "kind", "number", "title", "sites", "facets", "files", "head", "vector")
  select "id", "facet_key", "published_at", "weight", "edition", "kind", "number", "title", "sites", "facets", "files", "head", "vector"
  from "search_document_before" order by "published_at", "id";
drop table "search_document_before";
create index "search_document_head_index" on "search_document" using gin ("head");
create index "search_document_vector_index" on "search_document" using gin ("vector");
create index "search_document_title_index" on "search_document" using gin ("title" gin_trgm_ops);
create index "search_document_number_index" on "search_document" using gin ("number" gin_trgm_ops) where "number" is not null;
create index "search_document_published_at_index" on "search_document" ("published_at");
create index "search_term_prefix_index" on "search_term" ("term" text_pattern_ops);

create or replace function place_search_document() returns trigger language plpgsql as $$
begin
  new.sites := array(
    select distinct t.code from placement pl join section s on s.id = pl.section_id join site t on t.id = s.site_id
    where pl.publication_id = new.id and pl.live order by t.code);
  new.facets := new.facets || jsonb_build_object('site', to_jsonb(new.sites));
  new.facet_key := jsonb_hash_extended(new.facets, 0);
  insert into search_facet (key, facets) values (new.facet_key, new.facets) on conflict do nothing;
  return new;
end;
$$;
create trigger search_document_place before insert or update on "search_document"
  for each row execute function place_search_document();
create trigger search_document_tell after insert or update or delete or truncate on "search_document"
  for each statement execute function tell_of_search();

grant select on "search_document", "search_facet" to tonggao_reader;
