import { WithdrawalKind } from '../release/edition.ts';
import { TAGS } from './cache/tags.ts';
import type { Content } from './content.ts';
import { onDemand } from './on-demand.ts';
import { pageUrl } from './page-address.ts';
import { prepared } from './prepared.ts';
import type { ReadingContext } from './reading-context.ts';

/** With which HTTP status a front end should answer for a page, and where it leads. */
export interface StatusHint {
  status: 301 | 404 | 410;
  location?: string;
}

const hints = new WeakMap<ReadingContext, Record<string, StatusHint>>();

/** The hints of a request by the names its answer gives to pages; undefined where every page is simply there. */
export function hintsOf(ctx: ReadingContext): Record<string, StatusHint> | undefined {
  return hints.get(ctx);
}

/** Notes a hint under the name an answer gives to a page. */
export function noteHint(ctx: ReadingContext, name: string | number, hint: StatusHint): void {
  hints.set(ctx, { ...hints.get(ctx), [name]: hint });
}

const CHAIN = `with recursive chain as (
    select p.id as root, p.id, p.replacement_id as next, p.withdrawal_kind, p.path, p.section_id, 0 as depth
    from publication p where p.id = any($1::uuid[])
    union all
    select c.root, p.id, p.replacement_id, p.withdrawal_kind, p.path, p.section_id, c.depth + 1
    from chain c join publication p on p.id = c.next where c.withdrawal_kind = 'REPLACED' and c.depth < 10)
  select c.root, c.id, c.path, t.domain from chain c join section s on s.id = c.section_id join site t on t.id = s.site_id
  where c.depth > 0 order by c.root, c.depth`;

const replacement = onDemand<string, string | null>(async (ctx, ids) => {
  const { rows } = await prepared<{ root: string; id: string; path: string; domain: string }>(
    ctx.reader,
    CHAIN,
    [ids],
  );
  for (const { id } of rows) ctx.tags.add(TAGS.content(id));
  const last = new Map(rows.map((row) => [row.root, pageUrl(row, row.path)]));
  return ids.map((id) => last.get(id) ?? null);
});

/** Where the last in the line of what replaces a content is; null where nothing does. */
export function replacementUrl(ctx: ReadingContext, id: string): Promise<string | null> {
  return replacement(ctx)(id);
}

async function hintFor(ctx: ReadingContext, content: Content | null): Promise<StatusHint | null> {
  if (!content) return { status: 404 };
  const kind = content.withdrawal?.kind;
  if (kind === WithdrawalKind.GONE) return { status: 410 };
  if (kind !== WithdrawalKind.REPLACED) return null;
  const location = await replacementUrl(ctx, content.id);
  return location ? { status: 301, location } : { status: 410 };
}

/** Passes a page on, and hints at its status: 404 where there is none, 410 when GONE, 301 when REPLACED; a WITHDRAWN one stands under its notice. */
export async function hinted<T extends Content>(
  ctx: ReadingContext,
  name: string | number,
  found: T | null,
): Promise<T | null> {
  if (found && !found.withdrawal) return found;
  const hint = await hintFor(ctx, found);
  if (hint) noteHint(ctx, name, hint);
  return found;
}
