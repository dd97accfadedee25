-- Who had to approve an edition, and whose words it holds, so that its approvals can be checked by itself for good.
alter table "edition" add column "tiers" jsonb not null default '[]', add column "author_ids" jsonb not null default '[]';
