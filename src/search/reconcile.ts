import type { Context } from '../identity/context.ts';
import { indexPublication } from './index-publication.ts';

/** So long one run works, in milliseconds; what is left is for the next. */
const RUN = 45_000;
const BATCH = 200;

const MISSING = `select p.id from publication p
  where p.withdrawal_kind is null
    and not exists (select from search_document d where d.id = p.id and d.edition = p.edition_number)
  order by p.id desc limit ${BATCH}`;

const STRAY = `delete from search_document d
  where not exists (select from publication p where p.id = d.id and p.withdrawal_kind is null)`;

const MISPLACED = `update search_document d set sites = sites where d.sites is distinct from array(
  select distinct t.code from placement pl join section s on s.id = pl.section_id join site t on t.id = s.site_id
  where pl.publication_id = d.id and pl.live order by t.code)`;

/** What was found amiss and put right. */
export interface Repaired {
  indexed: number;
  /** Whether all is well now; otherwise the run was over before the work. */
  done: boolean;
}

/** Compares what search looks in with what is published and puts it right, the newest first. */
export async function reconcileSearch(ctx: Context): Promise<Repaired> {
  const end = performance.now() + RUN;
  const em = ctx.em.fork();
  await em.execute(STRAY);
  await em.execute(MISPLACED);
  let indexed = 0;
  for (;;) {
    const missing = await em.execute<{ id: string }[]>(MISSING);
    for (const { id } of missing) await indexPublication(ctx, { contentId: id });
    indexed += missing.length;
    if (missing.length < BATCH || performance.now() > end) {
      if (indexed > 0) ctx.log.info({ indexed }, 'search was behind what is published');
      return { indexed, done: missing.length < BATCH };
    }
  }
}
