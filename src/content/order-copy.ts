import { DutyKind } from '../duties/duty.ts';
import { openDuty } from '../duties/open.ts';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { User } from '../identity/user.ts';
import { record } from '../journal/record.ts';
import { mustFind } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { line, optionalLine } from '../platform/text.ts';
import { mustReach } from '../sites/scope.ts';
import { Site } from '../sites/site.ts';
import { Commission } from './commission.ts';
import { ContentKind } from './content-kind.ts';
import { Copy } from './copy.ts';

/** What is asked of a department for a topic. */
export interface Order {
  topicId: string;
  siteId: string;
  title: string;
  brief?: string | null;
  dueAt: Date;
}

/** The most commissions of one topic. */
const MOST = 200;

/** Asks a department for a copy for a topic, and opens its duty; the department must be of the actor's organisation or under it. */
export async function orderCopy(ctx: Context, input: Order): Promise<Commission> {
  mustHaveRole(ctx.actor, Role.EDITOR, Role.ADMIN);
  const { id: userId } = ctx.actor;
  must(userId, 'UNAUTHENTICATED');
  const wanted = { title: line('title', input.title, 200), brief: optionalLine('brief', input.brief, 2_000) };
  const { dueAt } = input;
  must(dueAt > ctx.now(), 'BAD_USER_INPUT', { zh: '约稿期限须在将来', en: 'dueAt must lie ahead' });
  return transact(ctx, async (tx) => {
    const topic = await mustFind(tx.em, Copy, input.topicId);
    await mustReach(tx, await mustFind(tx.em, Site, topic.site.id));
    must(topic.kind === ContentKind.TOPIC, 'WRONG_STATE', { zh: '只有专题可以约稿', en: 'Not a topic' });
    const site = await mustFind(tx.em, Site, input.siteId);
    await mustReach(tx, site);
    must((await tx.em.count(Commission, { topic })) < MOST, 'TOO_LARGE');
    const orderedBy = tx.em.getReference(User, userId);
    const order = { topic, site, ...wanted, dueAt, orderedBy, orderedAt: tx.now() };
    const commission = tx.em.create(Commission, order, { partial: true });
    await tx.em.flush();
    const subject = { type: 'Commission', id: commission.id };
    const duty = { kind: DutyKind.COMMISSION, subject, siteId: site.id, from: tx.now() };
    await openDuty(tx, { ...duty, about: wanted.title, window: { unit: 'WORKING_DAYS', value: 1 }, dueAt });
    await record(
      tx,
      'commission.ordered',
      { type: 'Copy', id: topic.id },
      { ...wanted, site: site.code, dueAt },
    );
    return commission;
  });
}
