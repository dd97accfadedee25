-- Feeds: what stands or stood in each section's, in the order in which it last changed. Triggers write it, in the
-- transaction of whoever changes a publication or a placement, so that no act can forget a line, nor a tombstone.
alter table "publication" add column "origin_precision" text null;
update "publication" p set "origin_precision" = e.snapshot->>'originPrecision' from "edition" e where e.id = p.edition_id;

create sequence "feed_line_place";
create table "feed_line" ("section_id" uuid not null, "publication_id" uuid not null, "site_id" uuid not null, "place" bigint not null, "changed_at" timestamptz not null, primary key ("section_id", "publication_id"));
create index "feed_line_section_id_place_index" on "feed_line" ("section_id", "place");
create index "feed_line_site_id_place_index" on "feed_line" ("site_id", "place");
create index "feed_line_publication_id_index" on "feed_line" ("publication_id");
grant select on "feed_line" to tonggao_reader;

insert into "feed_line" ("section_id", "publication_id", "site_id", "place", "changed_at")
  select section_id, publication_id, site_id, nextval('feed_line_place'), changed_at
  from (select pl.section_id, pl.publication_id, s.site_id, greatest(pl.at, p.edition_at) as changed_at
    from "placement" pl join "section" s on s.id = pl.section_id join "publication" p on p.id = pl.publication_id
    order by changed_at, pl.publication_id) as standing;

create function tell_of_feed_line() returns trigger language plpgsql as $$
begin
  perform tell_readers(array['feed:' || new.section_id, 'feed:' || new.site_id]);
  return null;
end;
$$;
create trigger feed_line_tell after insert or update on "feed_line"
  for each row execute function tell_of_feed_line();
create trigger feed_line_tell_less after delete or truncate on "feed_line"
  for each statement execute function tell_of_everything();

create function note_feed_line() returns trigger language plpgsql as $$
declare
  placed placement;
begin
  if tg_op = 'DELETE' then placed := old; else placed := new; end if;
  if tg_op = 'UPDATE' and new *= old then return null; end if;
  insert into feed_line (section_id, publication_id, site_id, place, changed_at)
    select s.id, placed.publication_id, s.site_id, nextval('feed_line_place'), clock_timestamp()
    from section s where s.id = placed.section_id
    on conflict (section_id, publication_id) do update set place = excluded.place, changed_at = excluded.changed_at;
  return null;
end;
$$;
create trigger placement_note after insert or update or delete on "placement"
  for each row execute function note_feed_line();

create function renew_feed_lines() returns trigger language plpgsql as $$
declare
  indexed publication;
begin
  indexed := new;
  indexed.search_vector := old.search_vector;
  indexed.search_edition := old.search_edition;
  if indexed *= old then return null; end if;
  update feed_line set place = nextval('feed_line_place'), changed_at = clock_timestamp() where publication_id = new.id;
  return null;
end;
$$;
create trigger publication_renew after update on "publication"
  for each row execute function renew_feed_lines();
