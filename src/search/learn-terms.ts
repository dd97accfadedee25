import type { EntityManager } from '@mikro-orm/postgresql';
import type { Publication } from '../release/publication.ts';
import { initialsOf, soundOf } from './pinyin.ts';
import { termsIn } from './terms-in.ts';

// In one order, so that two documents with the same new words do not wait for each other.
const LEARN = `insert into search_term (term, sound, initials)
  select * from unnest(?::text[], ?::text[], ?::text[]) as t(term, sound, initials) order by 1
  on conflict do nothing`;

/** Adds the words and names of a publication's title to those a search is completed by. */
export async function learnTerms(em: EntityManager, publication: Publication): Promise<void> {
  const { title, keywords, policy } = publication;
  const terms = termsIn({ title, keywords, issuer: policy?.issuer });
  const known = await em.execute<{ term: string }[]>(
    'select term from search_term where term = any(?::text[])',
    [array(terms)],
  );
  const fresh = [...new Set(terms).difference(new Set(known.map((one) => one.term)))];
  if (fresh.length === 0) return;
  await em.execute(LEARN, [array(fresh), array(fresh.map(soundOf)), array(fresh.map(initialsOf))]);
}

/** A text array as PostgreSQL reads it. */
export function array(texts: readonly string[]): string {
  return `{${texts.map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}
