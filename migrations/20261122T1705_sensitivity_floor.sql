-- The level a reviewer set, below which nobody submits.
alter table "copy" add column "sensitivity_floor" text null;
