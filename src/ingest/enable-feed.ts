import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { transact } from '../platform/database/transact.ts';
import type { Feed } from './feed.ts';
import { mustLockFeed } from './must-lock-feed.ts';

/** Has a feed polled again, from the next tick on; one that is polled already stays as it is. */
export async function enableFeed(ctx: Context, input: { id: string }): Promise<Feed> {
  mustHaveRole(ctx.actor, Role.EDITOR, Role.ADMIN);
  return transact(ctx, async (tx) => {
    const feed = await mustLockFeed(tx, input.id);
    if (feed.enabled) return feed;
    tx.em.assign(feed, { enabled: true, disabledAt: null, nextPollAt: tx.now() });
    await tx.em.flush();
    await record(tx, 'feed.enabled', { type: 'Feed', id: feed.id });
    return feed;
  });
}
