import { type Context, enqueueAll } from '../../identity/context.ts';
import { transact } from '../../platform/database/transact.ts';

const FOLLOWERS = `select distinct s.id from subscriber s
  join feed_line l on s.subject_id in (l.section_id, l.site_id)
  where l.publication_id = ? and s.lease_ends_at > ?`;

/** Queues a delivery to everybody who subscribes to a feed in which a content stands or stood. */
export async function ping(ctx: Context, { contentId }: { contentId: string }): Promise<void> {
  await transact(ctx, async (tx) => {
    const followers = await tx.em.execute<{ id: string }[]>(FOLLOWERS, [contentId, tx.now()]);
    const jobs = followers.map(({ id }) => ({ payload: { subscriberId: id }, singletonKey: id }));
    await enqueueAll(tx, 'reading.distribute', jobs);
  });
}
