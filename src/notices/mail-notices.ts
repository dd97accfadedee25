import type { Context } from '../identity/context.ts';
import { User } from '../identity/user.ts';
import { sha256 } from '../platform/canonical-json.ts';
import type { Mail } from '../platform/mail/mail.ts';
import { Site } from '../sites/site.ts';
import { type Line, letterOf } from './letter.ts';
import { Notice } from './notice.ts';

const MOST = 50;
const STALE_MS = 3 * 86_400_000;

/**
 * Mails a person the reminders that were not mailed yet, in one letter; a failure is thrown, for the queue to try again.
 * Reminders three days old are left to the desk. The letter's id is made of what it tells, so that one that was taken
 * before this process died is known again by whoever gets it twice.
 */
export async function mailNotices(ctx: Context, { userId }: { userId: string }): Promise<void> {
  const em = ctx.em.fork();
  const user = await em.findOne(User, { id: userId, active: true });
  const since = new Date(ctx.now().getTime() - STALE_MS);
  const notices = await em.find(
    Notice,
    { userId, mailedAt: null, at: { $gt: since } },
    { populate: ['duty'], orderBy: { level: 'desc', at: 'asc', id: 'asc' }, limit: MOST },
  );
  if (!user?.email || notices.length === 0) return;
  await ctx.mail.send(await mailOf({ ...ctx, em }, user.email, notices));
  await em.nativeUpdate(Notice, { id: { $in: notices.map(({ id }) => id) } }, { mailedAt: ctx.now() });
}

async function mailOf(ctx: Context, to: string, notices: Notice[]): Promise<Mail> {
  const sites = await ctx.em.find(Site, {
    id: { $in: notices.map(({ duty }) => duty.siteId ?? '') },
  } as never);
  const names = new Map(sites.map(({ id, name }) => [id, name]));
  const lines = notices.map(({ level, duty }): Line => {
    const { kind, about, dueAt } = duty;
    return { level, kind, about, dueAt, site: names.get(duty.siteId ?? '') ?? null };
  });
  const id = sha256(notices.map((notice) => notice.id).join()).slice(0, 40);
  return { id, to, ...letterOf(lines, `${ctx.publicUrl}/desk/`) };
}
