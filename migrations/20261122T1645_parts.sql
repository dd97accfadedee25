-- Within how many working days a section's policies must be interpreted; what interpretations explain with; the days of topics.
alter table "section" add column "interpret_days" int null;
alter table "publication" add column "material" jsonb null, add column "topic_days" jsonb null;
