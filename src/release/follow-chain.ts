import { ContentKind } from '../content/content-kind.ts';
import type { Context } from '../identity/context.ts';
import { chainOf } from './mark.ts';
import { markContent } from './mark-content.ts';
import type { Named } from './marks-of.ts';

/** The contents that a policy names by content or by number, and those that bear a mark of it. */
const CONCERNED = `select id from publication where id = ? or marks @> ?::jsonb or (kind = 'POLICY'
    and (id = any(array(select jsonb_array_elements_text(?::jsonb)::uuid))
      or policy_number = any(array(select jsonb_array_elements_text(?::jsonb)))))
  order by id`;

function listed(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))];
}

async function concerned(tx: Context, { contentId, snapshot }: Named, lock: boolean): Promise<string[]> {
  // Nothing but a policy does anything to others.
  if (snapshot.kind !== ContentKind.POLICY) return [];
  const chain = chainOf(snapshot.policy);
  const ids = listed(chain.map((link) => link.contentId));
  const numbers = listed(chain.map((link) => link.number));
  const sql = lock ? `${CONCERNED} for update` : CONCERNED;
  const values = [[{ contentId }], ids, numbers].map((value) => JSON.stringify(value));
  const rows = await tx.em.execute<{ id: string }[]>(sql, [contentId, ...values]);
  return rows.map((row) => row.id);
}

/** Holds a content and every content its edition will mark, always in one order, so that acts on several wait for each other and never for good. */
export async function holdChain(tx: Context, named: Named): Promise<void> {
  await concerned(tx, named, true);
}

/** Gives an edition of its own to every content that this one, as it is now, marks or no longer marks. */
export async function followChain(tx: Context, named: Named): Promise<void> {
  for (const id of await concerned(tx, named, false)) {
    if (id !== named.contentId) await markContent(tx, id);
  }
}
