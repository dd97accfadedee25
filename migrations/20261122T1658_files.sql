-- Who may see a file that is not published: those who work on a copy that holds it. A file that went with its content is told from one that never was.
alter table "copy" add column "media_hashes" text[] not null default '{}';
update "copy" set "media_hashes" = array(
  select distinct found[1] from regexp_matches("body", '/media/([0-9a-f]{64})/', 'g') as found order by found[1]);
alter table "copy" alter column "media_hashes" drop default;
create index "copy_media_hashes_index" on "copy" using gin ("media_hashes");
create index "attachment_sha256_index" on "attachment" ("sha256");
alter table "publication" add column "gone_hashes" text[] not null default '{}';
update "publication" p set "gone_hashes" = array(
    select distinct hash from (
      select found[1] from regexp_matches(e."snapshot"->>'body', '/media/([0-9a-f]{64})/', 'g') as found
      union select file->>'sha256' from jsonb_array_elements(e."snapshot"->'attachments') as file
    ) as held(hash) where hash is not null order by hash)
  from "edition" e where e."id" = p."edition_id" and p."withdrawal_kind" = 'GONE';
create index "publication_gone_hashes_index" on "publication" using gin ("gone_hashes");
