import type { Pool } from 'pg';
import { isStorable } from '../key.ts';
import { prepared } from '../prepared.ts';
import { documentPath, type Named } from './addresses.ts';
import type { Subject } from './feed.ts';

const SITE = 'select id, code, name, domain from site where code = $1';
const SECTION = `select s.id, s.code, s.name, s.description, t.code as "siteCode", t.name as "siteName", t.domain
  from section s join site t on t.id = s.site_id where s.id = $1`;
const CONTENT = `select p.id, s.code, s.name, t.code as "siteCode", t.name as "siteName", t.domain
  from publication p join section s on s.id = p.section_id join site t on t.id = s.site_id where p.id = $1`;

interface Placed {
  id: string;
  code: string;
  name: string;
  description: string | null;
  siteCode: string;
  siteName: string;
  domain: string;
}

const siteOf = ({ siteCode: code, siteName: name, domain }: Placed) => ({ code, name, domain });

const READERS: Record<Named['of'], (reader: Pool, key: string) => Promise<Subject | null>> = {
  async sites(reader, key) {
    const { rows } = await prepared<Placed>(reader, SITE, [key]);
    const [row] = rows;
    if (!row) return null;
    const { id, code, name, domain } = row;
    const path = `/feeds/sites/${code}`;
    return {
      ...{ id, path, title: name, description: null, isTopic: true },
      site: { code, name, domain },
      section: null,
    };
  },
  async sections(reader, key) {
    const { rows } = await prepared<Placed>(reader, SECTION, [key]);
    const [row] = rows;
    if (!row) return null;
    const { id, code, name, description } = row;
    const title = `${name} - ${row.siteName}`;
    const path = `/feeds/sections/${id}`;
    return { id, path, title, description, isTopic: true, site: siteOf(row), section: { code, name } };
  },
  async contents(reader, key) {
    const { rows } = await prepared<Placed>(reader, CONTENT, [key]);
    const [row] = rows;
    if (!row) return null;
    const { id, code, name } = row;
    // Not the content's own title: where it is gone nothing of it is told.
    const title = `${name} - ${row.siteName}`;
    const subject = { id, path: documentPath(id), title, description: null, isTopic: false };
    return { ...subject, site: siteOf(row), section: { code, name } };
  },
};

/** What a feed's address names, as readers may see it; null where there is no such thing. */
export async function readSubject(reader: Pool, { of, key }: Named): Promise<Subject | null> {
  return isStorable(key) ? READERS[of](reader, key) : null;
}
