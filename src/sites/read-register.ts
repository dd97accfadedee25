import { Field, Int, ObjectType } from 'type-graphql';
import { DutyKind, DutyState } from '../duties/duty.ts';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { must } from '../platform/refusal.ts';
import { reachableSiteIds } from './scope.ts';
import { Site } from './site.ts';

/** How a site stands with what it must repost within a period. */
@ObjectType()
export class RegisterLine {
  @Field(() => Site)
  site!: Site;

  @Field(() => Int, { description: '按时完成' })
  onTime!: number;

  @Field(() => Int, { description: '逾期完成' })
  late!: number;

  @Field(() => Int, { description: '未完成，未到期' })
  open!: number;

  @Field(() => Int, { description: '未完成，已逾期' })
  overdue!: number;

  @Field(() => Int, { description: '已豁免' })
  exempt!: number;
}

/** The period a register is read of: duties opened from `from` on and before `to`. */
export interface Period {
  from: Date;
  to: Date;
}

type Counts = Omit<RegisterLine, 'site'> & { siteId: string };

const LONGEST_MS = 732 * 86_400_000;
const count = (condition: string) => `count(*) filter (where ${condition})::int`;
const COUNTS = `select site_id as "siteId", ${count(`state = '${DutyState.MET}'`)} as "onTime",
    ${count(`state = '${DutyState.LATE}'`)} as late,
    ${count(`state = '${DutyState.OPEN}' and due_at >= ?`)} as open,
    ${count(`state = '${DutyState.OPEN}' and due_at < ?`)} as overdue,
    ${count(`state = '${DutyState.EXEMPT}'`)} as exempt
  from duty where kind = '${DutyKind.REPOST}' and not advised and site_id = any(?::uuid[])
    and opened_at >= ? and opened_at < ? group by site_id`;
const NONE = { onTime: 0, late: 0, open: 0, overdue: 0, exempt: 0 };

/** Refuses a period that ends before it begins or is longer than two years. */
export function mustBePeriod({ from, to }: Period): void {
  const length = to.getTime() - from.getTime();
  must(length > 0 && length <= LONGEST_MS, 'BAD_USER_INPUT', {
    zh: '起止时间无效，最长两年',
    en: 'The period must end after it begins, and last two years at most',
  });
}

/** The must-repost register (必转台账) of a period: how every site within the actor's reach stands, by its code. Advice is not counted. */
export async function readRegister(ctx: Context, period: Period): Promise<RegisterLine[]> {
  mustHaveRole(ctx.actor);
  mustBePeriod(period);
  const siteIds = await reachableSiteIds(ctx);
  const now = ctx.now();
  const keys = [now, now, `{${siteIds.join(',')}}`, period.from, period.to];
  const rows = await ctx.em.execute<Counts[]>(COUNTS, keys);
  const sites = await ctx.em.find(Site, { id: { $in: siteIds } }, { orderBy: { code: 'asc' } });
  return sites.map((site) => {
    const { siteId: _, ...counts } = rows.find((row) => row.siteId === site.id) ?? { siteId: '', ...NONE };
    return { site, ...counts };
  });
}
