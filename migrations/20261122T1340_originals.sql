-- What the upstream says of a reposted item, for review to hold its reposts against.
create table "original" ("id" uuid not null, "url" text not null, "title" text not null, "origin_name" text null, "text" jsonb not null, primary key ("id"));
