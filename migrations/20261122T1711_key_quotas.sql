alter table "api_key" add column "per_minute" integer null;
