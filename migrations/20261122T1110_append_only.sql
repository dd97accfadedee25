-- Nothing published is ever changed or lost (design law 4): the ledger and the journal only grow.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end;
$$;

create trigger edition_append_only before update or delete or truncate on "edition"
  for each statement execute function refuse_change();
create trigger journal_entry_append_only before update or delete or truncate on "journal_entry"
  for each statement execute function refuse_change();
