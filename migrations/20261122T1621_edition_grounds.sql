-- What an edition stands on besides its approvals; null in editions from before it was kept.
alter table "edition" add column "grounds" jsonb null;
