-- Whatever changes the readers' tables says so in its own transaction, so that answers kept by serving processes go as
-- it commits, whoever wrote. A payload is a JSON array of tags (src/reading/cache/tags.ts); "*" is everything.
create function tell_readers(tags text[]) returns void language sql as $$
  select pg_notify('readers', case when octet_length(payload) < 7900 then payload else '["*"]' end)
  from (select to_json(array_agg(distinct tag))::text as payload from unnest(tags) as tag where tag is not null) as told
  where payload is not null
$$;

create function tell_of_publication() returns trigger language plpgsql as $$
declare
  indexed publication;
  tags text[] := array['search'];
begin
  if tg_op = 'UPDATE' then
    indexed := new;
    indexed.search_vector := old.search_vector;
    indexed.search_edition := old.search_edition;
  end if;
  if tg_op <> 'UPDATE' or not indexed *= old then
    tags := tags || array['missing', 'content:' || old.id, 'content:' || new.id,
        'policy:' || left(old.policy_number, 100), 'policy:' || left(new.policy_number, 100)]
      || array(select 'explains:' || id from unnest(old.policy_ids || new.policy_ids) as id);
  end if;
  perform tell_readers(tags);
  return null;
end;
$$;

create function tell_of_placement() returns trigger language plpgsql as $$
begin
  perform tell_readers(array['search', 'missing', 'section:' || old.section_id, 'section:' || new.section_id,
    'content:' || old.publication_id, 'content:' || new.publication_id]);
  return null;
end;
$$;

create function tell_of_everything() returns trigger language plpgsql as $$
begin
  perform tell_readers(array['*']);
  return null;
end;
$$;

create trigger publication_tell after insert or update or delete on "publication"
  for each row execute function tell_of_publication();
create trigger placement_tell after insert or update or delete on "placement"
  for each row execute function tell_of_placement();
create trigger publication_tell_truncate after truncate on "publication"
  for each statement execute function tell_of_everything();
create trigger placement_tell_truncate after truncate on "placement"
  for each statement execute function tell_of_everything();
create trigger site_tell after insert or update or delete or truncate on "site"
  for each statement execute function tell_of_everything();
create trigger section_tell after insert or update or delete or truncate on "section"
  for each statement execute function tell_of_everything();
