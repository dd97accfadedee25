-- Lists by what contents are: each order and the conditions that leave little have an index to be walked along.
create index "publication_kind_published_at_id_index" on "publication" ("kind", "published_at", "id");
create index "publication_updated_at_id_index" on "publication" ("updated_at", "id");
create index "publication_keywords_index" on "publication" using gin ("keywords");
create index "publication_signed_on_index" on "publication" (coalesce("policy"->>'signedOn', ''), "id");
create index "publication_issuer_index" on "publication" (("policy"->>'issuer'), "published_at", "id") where "kind" = 'POLICY';
