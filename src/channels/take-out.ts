import type { Context } from '../identity/context.ts';
import { mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { Placement } from '../release/placement.ts';
import { Publication } from '../release/publication.ts';
import { Release, ReleaseState } from '../release/release.ts';
import { DeliveryState } from './delivery.ts';
import { turnBack } from './turn-back.ts';
import { holdTurning, writeTurning } from './turning.ts';

const LEFT = `select distinct channel_id as id from delivery join channel on channel.id = channel_id
  where content_id = ? and unplacing is null and automatic and site_id <> all(?::uuid[])`;

async function sitesThatCarry(tx: Context, contentId: string): Promise<Set<string>> {
  const placements = await tx.em.find(Placement, { publication: contentId }, { populate: ['section'] });
  return new Set(placements.map((placement) => placement.section.site.id));
}

/** Channels that a person has released the content to: they keep it, wherever it is placed. */
async function releasedTo(tx: Context, contentId: string): Promise<Set<string>> {
  const launched = { edition: { contentId }, state: ReleaseState.LAUNCHED };
  return new Set((await tx.em.find(Release, launched)).flatMap((release) => release.channelIds));
}

/** Ids of the channels that had the content of themselves, by a site that no longer carries it. */
async function emptied(tx: Context, contentId: string): Promise<string[]> {
  const sites = await sitesThatCarry(tx, contentId);
  const released = await releasedTo(tx, contentId);
  const left = await tx.em.execute<{ id: string }[]>(LEFT, [contentId, `{${[...sites].join(',')}}`]);
  return left.map(({ id }) => id).filter((id) => !released.has(id));
}

/** What an unplacing says. `at` is the ISO instant of it. */
export interface Unplacing {
  contentId: string;
  explanation: string;
  at: string;
}

/**
 * Takes a content back from the automatic channels of every site that no longer carries it, and keeps it from going
 * there again of itself. A withdrawn content is on its way back already. Placing it again delivers it again.
 */
export async function takeOut(ctx: Context, { contentId, explanation, at }: Unplacing): Promise<void> {
  await transact(ctx, async (tx) => {
    const publication = await mustLock(tx.em, Publication, contentId);
    const channelIds = await emptied(tx, contentId);
    const all = await holdTurning(tx, { contentId, channelIds, states: Object.values(DeliveryState) });
    const turning = all.filter(({ unplacing }) => unplacing === null);
    for (const one of turning) one.unplacing = { explanation, at };
    if (publication.withdrawalKind) await writeTurning(tx, turning);
    else await turnBack(tx, turning);
  });
}
