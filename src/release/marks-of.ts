import { normaliseNumber } from '../content/check-parts.ts';
import { ContentKind } from '../content/content-kind.ts';
import type { Snapshot } from '../content/snapshot.ts';
import type { Context } from '../identity/context.ts';
import type { ChainLink, Mark } from './mark.ts';

/** The live policies that name a text, of the organisation of its site and of those above it. */
const NAMING = `with recursive above as (
    select o.id, o.parent_id from organisation o join site s on s.organisation_id = o.id where s.id = ?
    union select o.id, o.parent_id from organisation o join above on o.id = above.parent_id
  )
  select p.id, p.title, p.policy_number as number, p.policy->>'effectiveOn' as "effectiveOn", p.chain,
    p.published_at as "publishedAt"
  from publication p join site s on s.id = p.site_id
  where p.kind = 'POLICY' and p.withdrawal_kind is null and p.id <> ?
    and (p.chain @> ?::jsonb or p.chain @> ?::jsonb) and s.organisation_id in (select id from above)
  order by p.published_at, p.id limit 50`;

interface Naming {
  id: string;
  title: string;
  number: string | null;
  effectiveOn: string | null;
  chain: ChainLink[];
  publishedAt: Date | string;
}

function startOf(day: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime('Asia/Shanghai').epochMilliseconds);
}

/** A policy does what it says from its effective day on, or from its publication where that was later or is all that is known. */
function sinceOf(naming: Naming): Date {
  const published = new Date(naming.publishedAt);
  const effective = naming.effectiveOn ? startOf(naming.effectiveOn) : published;
  return effective > published ? effective : published;
}

/** What a text is found by. */
export interface Named {
  contentId: string;
  snapshot: Snapshot;
}

function marksBy(naming: Naming, of: { contentId: string; number: string | null }, now: Date): Mark[] {
  const { id: contentId, title, number } = naming;
  const links = naming.chain.filter(
    (link) => link.contentId === of.contentId || (of.number !== null && link.number === of.number),
  );
  const since = sinceOf(naming);
  return [...new Set(links.map((link) => link.act))].map((act) => ({
    ...{ act, contentId, number, title },
    since: since.toISOString(),
    standing: since <= now,
  }));
}

/** What must stand beside a text at this moment, by the live policies that name it by content or by document number, and by its own time. */
export async function marksOf(tx: Context, { contentId, snapshot }: Named): Promise<Mark[]> {
  const { siteId, kind, policy, expiresAt } = snapshot;
  const now = tx.now();
  const isOver = expiresAt !== undefined && new Date(expiresAt) <= now;
  const own: Mark[] = isOver
    ? [{ act: 'EXPIRE', contentId: null, number: null, title: null, since: expiresAt, standing: true }]
    : [];
  if (kind !== ContentKind.POLICY) return own;
  const number = policy?.number ? normaliseNumber(policy.number) : null;
  const values = [
    siteId,
    contentId,
    ...[{ contentId }, { number: number ?? '-' }].map((key) => JSON.stringify([key])),
  ];
  const naming = await tx.em.execute<Naming[]>(NAMING, values);
  return [...own, ...naming.flatMap((one) => marksBy(one, { contentId, number }, now))];
}
