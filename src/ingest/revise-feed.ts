import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { canonicalJson } from '../platform/canonical-json.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { Feed } from './feed.ts';
import { feedFields, stayingFields } from './feed-fields.ts';
import type { FeedInput } from './inputs.ts';
import { mustLockFeed } from './must-lock-feed.ts';
import type { Suspicion } from './suspicion.ts';

/**
 * Enters a feed anew. Whether it is polled stays as it is, and so do settings and window where they are left out; where address, kind or settings change, the next tick reads the
 * whole list. What was read before stays.
 */
export async function reviseFeed(
  ctx: Context,
  { id, input }: { id: string; input: FeedInput },
): Promise<Feed> {
  mustHaveRole(ctx.actor, Role.EDITOR, Role.ADMIN);
  const { enabled: _, ...fields } = feedFields(input);
  return transact(ctx, async (tx) => {
    const feed = await mustLockFeed(tx, id);
    const present = await tx.em.findOne(Feed, { url: fields.url, id: { $ne: id } });
    const wording = { zh: '该地址已登记为来源', en: 'There is a feed of this address already' };
    must(!present, 'CONFLICT', wording, { feedId: present?.id });
    const from = howRead(feed);
    tx.em.assign(feed, { ...fields, ...stayingFields(feed, input) });
    if (howRead(feed) !== from)
      tx.em.assign(feed, {
        validators: null,
        pushedUntil: null,
        nextPollAt: tx.now(),
        suspicions: fromTheTop(feed),
      });
    await tx.em.flush();
    await record(tx, 'feed.revised', { type: 'Feed', id }, { url: feed.url, kind: feed.kind });
    return feed;
  });
}

/** What is owed of a list that may stand elsewhere is read from its first page. */
function fromTheTop({ suspicions }: Feed): Suspicion[] {
  return suspicions.map((one) => ({ ...one, reached: undefined }));
}

function howRead({ url, kind, settings }: Feed): string {
  return canonicalJson({ url, kind, settings });
}
