import { prepared } from './prepared.ts';
import type { ReadingContext } from './reading-context.ts';
import { Site } from './site.ts';

/** Every site of the group, main ones first, by their codes. A change of a site is a change of everything, so it needs no tag. */
export async function allSites(ctx: ReadingContext): Promise<Site[]> {
  const text = 'select id, code, name, domain, kind from site order by kind, code';
  const { rows } = await prepared<Site>(ctx.reader, text, []);
  return rows.map((row) => Object.assign(new Site(), row));
}
