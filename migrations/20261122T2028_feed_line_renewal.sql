-- The readers' row carries no index of its own any more, so any change of it is one that feeds tell of.
create or replace function renew_feed_lines() returns trigger language plpgsql as $$
begin
  if new *= old then return null; end if;
  update feed_line set place = nextval('feed_line_place'), changed_at = clock_timestamp() where publication_id = new.id;
  return null;
end;
$$;
