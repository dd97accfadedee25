import type { Context } from '../identity/context.ts';
import type { Account } from './account.ts';

const LAST = `select greatest(a.posted_at, a.opened_at, max(d.sent_at)) as at
  from account a left join channel c on c.account_id = a.id left join delivery d on d.channel_id = c.id
  where a.id = ? group by a.id`;

/** When an account last posted: by the hub, or told by a person; its opening before its first post. Null for one that never opened. */
export async function lastPostOf(ctx: Context, account: Account): Promise<Date | null> {
  const [row] = await ctx.em.execute<{ at: Date | null }[]>(LAST, [account.id]);
  return row?.at ? new Date(row.at) : null;
}
