-- Office hours by season; a day that was entered says when and by whom; a duty that was opened again is not due before it first was.
create table "office_season" ("from" text not null, "shifts" jsonb not null, primary key ("from"));
alter table "duty" add column "not_before" timestamptz null;
