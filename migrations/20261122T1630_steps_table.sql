-- The table of steps, what a step is for and when it is due, and who decides for whom.
create table "tier_rule" ("id" uuid not null, "sensitivity" text not null, "kind" text null, "section_id" uuid null, "steps" jsonb not null, "version" int not null default 1, "changed_at" timestamptz not null, "changed_by_id" uuid not null, primary key ("id"));
create unique index "tier_rule_once" on "tier_rule" ("sensitivity", "kind", "section_id") nulls not distinct;
alter table "tier_rule" add constraint "tier_rule_section_id_foreign" foreign key ("section_id") references "section" ("id") on delete set null;
alter table "tier_rule" add constraint "tier_rule_changed_by_id_foreign" foreign key ("changed_by_id") references "user" ("id");

create table "delegation" ("id" uuid not null, "role" text not null, "delegator_id" uuid not null, "deputy_id" uuid not null, "from_on" text not null, "until_on" text not null, "reason" text not null, "made_at" timestamptz not null, "revoked_at" timestamptz null, "revoked_by_id" uuid null, primary key ("id"));
create index "delegation_delegator_id_index" on "delegation" ("delegator_id");
create index "delegation_deputy_id_index" on "delegation" ("deputy_id");
alter table "delegation" add constraint "delegation_delegator_id_foreign" foreign key ("delegator_id") references "user" ("id");
alter table "delegation" add constraint "delegation_deputy_id_foreign" foreign key ("deputy_id") references "user" ("id");
alter table "delegation" add constraint "delegation_revoked_by_id_foreign" foreign key ("revoked_by_id") references "user" ("id") on delete set null;

alter table "step" add column "name" text null, add column "task" text not null default 'BOTH', add column "window" jsonb null, add column "on_behalf_of_id" uuid null, add column "due_at" timestamptz null, add column "sent_back_by_id" uuid null, add column "sent_back_at" timestamptz null, add column "sent_back_remark" text null;
-- Steps of before: the names of the table that was in force, and a day from when their turn began.
update "step" set "name" = case "tier" when 1 then '一审一校' when 2 then '二审二校' else '三审三校' end, "window" = '{"unit": "WORKING_DAYS", "value": 1}', "due_at" = "waiting_since" + interval '1 day';
alter table "step" alter column "name" set not null, alter column "window" set not null;
alter table "step" add constraint "step_on_behalf_of_id_foreign" foreign key ("on_behalf_of_id") references "user" ("id") on delete set null;
alter table "step" add constraint "step_sent_back_by_id_foreign" foreign key ("sent_back_by_id") references "user" ("id") on delete set null;
