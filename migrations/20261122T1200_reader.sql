-- The role reading requests run under: it can select what is published and nothing else. Roles belong to the whole
-- server, so another database of it may have made this one already, or be making it at this moment.
do $$
begin
  if not exists (select from pg_catalog.pg_roles where rolname = 'tonggao_reader') then
    create role tonggao_reader nologin;
  end if;
exception
  when duplicate_object or unique_violation then null;
end $$;

grant usage on schema public to tonggao_reader;
grant select on "publication", "placement", "site", "section" to tonggao_reader;

-- Needed only where the hub's own role is no superuser; the grant, too, is seen by the whole server.
do $$
begin
  if not pg_has_role(current_user, 'tonggao_reader', 'USAGE') then
    grant tonggao_reader to current_user;
  end if;
exception
  when unique_violation then null;
end $$;
