import type { Context } from '../identity/context.ts';
import { array } from './learn-terms.ts';
import { termQuery } from './term-query.ts';

const BATCH = 1_000;
const KEPT_DAYS = 180;

const FORGET = `delete from search_term t using unnest(?::text[], ?::tsquery[]) as given(term, asked)
  where t.term = given.term and not exists (select from search_document d where d.head @@ given.asked)`;

/** Forgets words that no live title uses any longer, and counts of searches older than 180 days. */
export async function tidySearch(ctx: Context): Promise<void> {
  const em = ctx.em.fork();
  await em.execute('delete from search_count where day < ?::date', [
    new Date(ctx.now().getTime() - KEPT_DAYS * 86_400_000).toISOString().slice(0, 10),
  ]);
  for (let last = ''; ; ) {
    const rows = await em.execute<{ term: string }[]>(
      'select term from search_term where term > ? order by term limit ?',
      [last, BATCH],
    );
    const terms = rows.map((row) => row.term);
    await em.execute(FORGET, [array(terms), array(terms.map(termQuery))]);
    const end = terms.at(-1);
    if (!end || rows.length < BATCH) return;
    last = end;
  }
}
