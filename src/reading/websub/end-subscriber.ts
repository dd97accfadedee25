import { type Context, mustHaveRole } from '../../identity/context.ts';
import { record } from '../../journal/record.ts';
import { mustLock } from '../../platform/database/must-find.ts';
import { transact } from '../../platform/database/transact.ts';
import { must } from '../../platform/refusal.ts';
import { line } from '../../platform/text.ts';
import { reachableSiteIds } from '../../sites/scope.ts';
import { Section } from '../../sites/section.ts';
import { SUBSCRIBER_ROLES } from './list-subscribers.ts';
import { Subscriber } from './subscriber.ts';

async function mustReachFeed(tx: Context, { subjectId }: Subscriber): Promise<void> {
  const section = await tx.em.findOne(Section, { id: subjectId });
  const siteId = section?.site.id ?? subjectId;
  must((await reachableSiteIds(tx)).includes(siteId), 'FORBIDDEN');
}

/** Ends a subscription before its lease does: nothing is sent there any more, unless it is asked for and confirmed anew. */
export async function endSubscriber(ctx: Context, input: { id: string; reason: string }): Promise<boolean> {
  mustHaveRole(ctx.actor, ...SUBSCRIBER_ROLES);
  const reason = line('reason', input.reason, 500);
  return transact(ctx, async (tx) => {
    const subscriber = await mustLock(tx.em, Subscriber, input.id);
    await mustReachFeed(tx, subscriber);
    const { id, topic, callbackHost } = subscriber;
    await tx.em.remove(subscriber).flush();
    // The address itself may hold what only its owner should know.
    await record(tx, 'subscriber.ended', { type: 'Subscriber', id }, { topic, callbackHost, reason });
    return true;
  });
}
