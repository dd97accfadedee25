-- Why a delivery is taken back although its content is not withdrawn: it was taken out of the site.
alter table "delivery" add column "unplacing" jsonb null;
