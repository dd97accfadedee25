-- What is odd about a source that answers: equal titles, shrunk texts, silence.
alter table "feed" add column "suspicions" jsonb not null default '[]';
alter table "feed" alter column "suspicions" drop default;
