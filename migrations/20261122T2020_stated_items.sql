-- Items of another hub of this kind: where their documents stand, and what it says of them.
alter table "upstream_item" add column "document_url" text null, add column "stated_hash" text null, add column "stated" jsonb null;
