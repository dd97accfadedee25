alter table "duty" add column "is_stated" boolean not null default false;
