import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { Feed } from './feed.ts';
import { feedFields, stayingFields } from './feed-fields.ts';
import type { FeedInput } from './inputs.ts';

/** Files an upstream; unless it is disabled, the next tick polls it. One of that address that was given up goes on, with its settings and window where they are left out. */
export async function createFeed(ctx: Context, input: FeedInput): Promise<Feed> {
  mustHaveRole(ctx.actor, Role.EDITOR, Role.ADMIN);
  const fields = feedFields(input);
  return transact(ctx, async (tx) => {
    const present = await tx.em.findOne(Feed, { url: fields.url });
    const wording = { zh: '该地址已登记为来源', en: 'There is a feed of this address already' };
    must(!present || present.endedAt !== null, 'CONFLICT', wording, { feedId: present?.id });
    const begun = { ...fields, disabledAt: fields.enabled ? null : tx.now(), endedAt: null };
    const anew = { ...begun, nextPollAt: tx.now(), consecutiveFailures: 0, suspicions: [] };
    const feed = present
      ? tx.em.assign(present, { ...anew, ...stayingFields(present, input) })
      : tx.em.create(Feed, anew);
    await tx.em.flush();
    await record(tx, 'feed.created', { type: 'Feed', id: feed.id }, { url: feed.url, kind: feed.kind });
    return feed;
  });
}
