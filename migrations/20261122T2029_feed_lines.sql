-- A readers' row carries no index of its own any longer, so whatever changes in it renews its lines in the feeds.
create or replace function renew_feed_lines() returns trigger language plpgsql as $$
begin
  if new *= old then return null; end if;
  update feed_line set place = nextval('feed_line_place'), changed_at = clock_timestamp() where publication_id = new.id;
  return null;
end;
$$;
