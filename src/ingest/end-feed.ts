import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { transact } from '../platform/database/transact.ts';
import { settleAlarm } from './alarm.ts';
import type { Feed } from './feed.ts';
import { mustLockFeed } from './must-lock-feed.ts';

/**
 * Gives a feed up: it is neither polled nor listed any more, and its alarm is settled. Its items and their duties stay;
 * filing its address again lets it go on.
 */
export async function endFeed(ctx: Context, input: { id: string }): Promise<Feed> {
  mustHaveRole(ctx.actor, Role.EDITOR, Role.ADMIN);
  return transact(ctx, async (tx) => {
    const feed = await mustLockFeed(tx, input.id);
    const now = tx.now();
    tx.em.assign(feed, { enabled: false, disabledAt: feed.disabledAt ?? now, endedAt: now });
    await tx.em.flush();
    await settleAlarm(tx, feed, { endedAt: now.toISOString() });
    await record(tx, 'feed.ended', { type: 'Feed', id: feed.id }, { url: feed.url });
    return feed;
  });
}
