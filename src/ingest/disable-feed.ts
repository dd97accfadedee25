import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { transact } from '../platform/database/transact.ts';
import { settleAlarm } from './alarm.ts';
import type { Feed } from './feed.ts';
import { mustLockFeed } from './must-lock-feed.ts';

/** Has a feed polled no more until it is enabled again, and settles its alarm; what was read stays, and so do the duties. */
export async function disableFeed(ctx: Context, input: { id: string }): Promise<Feed> {
  mustHaveRole(ctx.actor, Role.EDITOR, Role.ADMIN);
  return transact(ctx, async (tx) => {
    const feed = await mustLockFeed(tx, input.id);
    if (!feed.enabled) return feed;
    tx.em.assign(feed, { enabled: false, disabledAt: tx.now() });
    await tx.em.flush();
    await settleAlarm(tx, feed, { disabledAt: tx.now().toISOString() });
    await record(tx, 'feed.disabled', { type: 'Feed', id: feed.id });
    return feed;
  });
}
