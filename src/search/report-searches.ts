import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { pageSize } from '../platform/graphql/connection.ts';
import { must } from '../platform/refusal.ts';

const MOST_DAYS = 180;

const REPORT = `select query, sum(asked)::int as asked, sum(empty)::int as empty from search_count
  where day > (?::timestamptz at time zone 'Asia/Shanghai')::date - ?::int group by query
  having not ?::bool or sum(empty) > 0
  order by case when ?::bool then sum(empty) else sum(asked) end desc, query limit ?`;

/** What was searched for most in so many days, or most often in vain. */
export async function reportSearches(
  ctx: Context,
  input: { days: number; inVain: boolean; first: number },
): Promise<{ query: string; asked: number; empty: number }[]> {
  mustHaveRole(ctx.actor, Role.EDITOR, Role.ADMIN, Role.SUPERVISOR);
  const { days, inVain } = input;
  must(days >= 1 && days <= MOST_DAYS, 'BAD_USER_INPUT', {
    zh: `天数须在1到${MOST_DAYS}之间`,
    en: `days must be between 1 and ${MOST_DAYS}`,
  });
  return ctx.em.execute(REPORT, [ctx.now(), days, inVain, inVain, pageSize(input.first)]);
}
