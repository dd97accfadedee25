-- The lists of the desk are read in their order, and counted, without reading every row of the hub.
create index "copy_revised_at_id_index" on "copy" ("revised_at", "id");
create index "copy_site_id_revised_at_id_index" on "copy" ("site_id", "revised_at", "id");
drop index "copy_site_id_index";
create index "copy_unlimited_index" on "copy" ("site_id", "state") where "named_ids" is null;
create index "copy_limited_index" on "copy" ("site_id", "state") where "named_ids" is not null;
create index "publication_published_at_id_index" on "publication" ("published_at", "id");
create index "publication_site_id_published_at_id_index" on "publication" ("site_id", "published_at", "id");
-- The steps in turn are few beside those decided.
create index "step_waiting_index" on "step" ("due_at", "id") where "state" = 'PENDING' and "waiting_since" is not null;
