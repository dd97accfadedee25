-- Where a content or a section was before it moved, for readers who still come there.
create table "former_address" (
  "id" uuid not null primary key,
  "site_id" uuid not null,
  "path" text not null,
  "content_id" uuid null,
  "section_id" uuid null,
  "since" timestamptz not null,
  constraint "former_address_site_id_path_unique" unique ("site_id", "path"),
  constraint "former_address_site_id_foreign" foreign key ("site_id") references "site" ("id"),
  constraint "former_address_content_id_foreign" foreign key ("content_id") references "publication" ("id") on delete set null,
  constraint "former_address_section_id_foreign" foreign key ("section_id") references "section" ("id") on delete set null
);

grant select on "former_address" to tonggao_reader;

-- Answers that say nothing is at an address bear the tag "missing".
create function tell_of_former_address() returns trigger language plpgsql as $$
begin
  perform tell_readers(array['missing', 'content:' || new.content_id, 'content:' || old.content_id]);
  return null;
end;
$$;
create trigger former_address_tell after insert or update or delete on "former_address"
  for each row execute function tell_of_former_address();
create trigger former_address_tell_truncate after truncate on "former_address"
  for each statement execute function tell_of_everything();

-- A section whose code changes keeps its old address, whoever changes it; one that takes an address anew is not led away from it.
create function remember_section() returns trigger language plpgsql as $$
begin
  insert into "former_address" ("id", "site_id", "path", "section_id", "since")
    values (gen_random_uuid(), old.site_id, '/section/' || old.code, old.id, now())
    on conflict ("site_id", "path") do update set "section_id" = excluded.section_id, "content_id" = null, "since" = excluded.since;
  return null;
end;
$$;
create trigger section_remember after update of "code", "site_id" on "section"
  for each row when (old.code is distinct from new.code or old.site_id is distinct from new.site_id)
  execute function remember_section();
