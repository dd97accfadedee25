import type { Context } from '../identity/context.ts';
import { transact } from '../platform/database/transact.ts';
import { markContent } from './mark-content.ts';

/** Live contents whose own time is over, or beside which a mark stands whose day has come. */
const DUE = `select id from publication where withdrawal_kind is null and (
    (expires_at <= ? and not marks @> '[{"act":"EXPIRE"}]')
    or (marks @> '[{"standing":false}]' and exists (
      select from jsonb_array_elements(marks) as mark
      where not (mark->>'standing')::boolean and (mark->>'since')::timestamptz <= ?)))
  order by expires_at, id limit 500`;

/** Marks whatever is over, and whatever is repealed or amended from this moment on, each by an edition of the hub itself; one that fails holds up no other, and is thrown at the end. */
export async function markDue(ctx: Context): Promise<void> {
  const now = ctx.now();
  const due = await ctx.em.execute<{ id: string }[]>(DUE, [now, now]);
  const errors: unknown[] = [];
  for (const { id } of due) {
    try {
      await transact(ctx, (tx) => markContent(tx, id));
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
}
