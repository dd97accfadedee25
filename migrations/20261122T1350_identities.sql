-- One policy from several upstreams is one item: the others follow the leading one.
alter table "upstream_item"
  add column "same_as_id" uuid null,
  add column "number_key" text null,
  add column "title_key" text null,
  add column "prints" text[] not null default '{}';
alter table "upstream_item" alter column "prints" drop default;
alter table "upstream_item" add constraint "upstream_item_same_as_id_foreign" foreign key ("same_as_id") references "upstream_item" ("id") on delete set null;
create index "upstream_item_same_as_id_index" on "upstream_item" ("same_as_id");
create index "upstream_item_number_key_index" on "upstream_item" ("number_key");
create index "upstream_item_title_key_index" on "upstream_item" ("title_key");
create index "upstream_item_prints_index" on "upstream_item" using gin ("prints");
