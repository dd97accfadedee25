-- Where an item stood in the list when it was first seen: the first page of a new feed is caught up with, the rest is history.
alter table "upstream_item" add column "list_rank" int not null default 0;
