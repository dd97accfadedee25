import { Duty, DutyKind, DutyState } from '../duties/duty.ts';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { must } from '../platform/refusal.ts';
import { mustBePeriod, type Period } from './read-register.ts';
import { reachableSiteIds } from './scope.ts';
import { Site } from './site.ts';

const MOST = 20_000;
const HEAD = ['网站标识码', '站点', '稿件', '任务产生', '时限', '状态', '完成时间', '豁免理由'];
const STATES: Record<DutyState, string> = { OPEN: '未完成', MET: '按时', LATE: '逾期完成', EXEMPT: '豁免' };

/** The register of a period, duty by duty, as CSV with a mark of UTF-8; in Beijing time. TOO_LARGE beyond 20,000 duties. */
export async function registerCsv(ctx: Context, period: Period): Promise<string> {
  mustHaveRole(ctx.actor);
  mustBePeriod(period);
  const sites = await ctx.em.find(Site, { id: { $in: await reachableSiteIds(ctx) } });
  const bySite = new Map(sites.map((site) => [site.id, site]));
  const duties = await ctx.em.find(
    Duty,
    {
      ...{ kind: DutyKind.REPOST, advised: false, siteId: { $in: [...bySite.keys()] } },
      openedAt: { $gte: period.from, $lt: period.to },
    },
    { orderBy: { openedAt: 'asc', id: 'asc' }, limit: MOST + 1 },
  );
  must(duties.length <= MOST, 'TOO_LARGE', {
    zh: `超过${MOST}条，请缩短时间段`,
    en: `More than ${MOST} duties; choose a shorter period`,
  });
  const lines = duties.map((duty) => {
    const site = bySite.get(duty.siteId ?? '');
    return [
      site?.code,
      site?.name,
      duty.about,
      local(duty.openedAt),
      local(duty.dueAt),
      stateOf(duty, ctx.now()),
    ]
      .concat(local(duty.settledAt), duty.exemptReason)
      .map(cell);
  });
  return `\uFEFF${[HEAD, ...lines].map((line) => line.join(',')).join('\r\n')}\r\n`;
}

function stateOf({ state, dueAt }: Duty, now: Date): string {
  return state === DutyState.OPEN && dueAt < now ? '逾期未完成' : STATES[state];
}

function local(at: Date | null): string | null {
  return at && new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

/** Quoted; what a spreadsheet would take for a formula is kept from being one. */
function cell(value: string | null | undefined): string {
  const text = (value ?? '').replaceAll('"', '""');
  return `"${/^[=+\-@\t\r]/.test(text) ? "'" : ''}${text}"`;
}
