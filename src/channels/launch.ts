import { type Context, mustHaveRole } from '../identity/context.ts';
import { record } from '../journal/record.ts';
import { mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { Edition } from '../release/edition.ts';
import { Publication } from '../release/publication.ts';
import { Release, ReleaseState } from '../release/release.ts';
import { type FittedChannel, fitChannels } from './fit-channels.ts';
import type { ReleaseInput } from './inputs.ts';
import { keepRendition } from './keep-rendition.ts';
import { mustKeepWording } from './must-keep-wording.ts';
import { OPERATOR_ROLES } from './operator-roles.ts';
import { proceed } from './proceed.ts';
import { readOrder } from './read-order.ts';
import type { Rendition } from './rendition.ts';

type Adjusted = { channelId: string; rendition: Rendition };

async function keepAdjusted(tx: Context, editionId: string, fitted: FittedChannel[]): Promise<Adjusted[]> {
  const kept: Adjusted[] = [];
  for (const { channel, rendition, needsReview } of fitted.filter((one) => one.isAdjusted)) {
    const by = { byId: tx.actor.id, needsReview };
    kept.push({ channelId: channel.id, rendition: await keepRendition(tx, editionId, rendition, by) });
  }
  return kept;
}

async function hold(tx: Context, release: Release): Promise<void> {
  release.state = ReleaseState.HELD;
  await tx.em.flush();
  const detail = { renditions: release.renditions };
  await record(tx, 'release.held', { type: 'Release', id: release.id }, detail);
}

/**
 * Releases the live edition of a content to a set of channels, at once or at an instant to come. The wording of every
 * channel is checked; one that does more than leave out holds the release until a reviewer has approved it.
 */
export async function launch(ctx: Context, input: ReleaseInput): Promise<Release> {
  mustHaveRole(ctx.actor, ...OPERATOR_ROLES);
  return transact(ctx, async (tx) => {
    const publication = await mustLock(tx.em, Publication, input.contentId);
    const order = await readOrder(tx, input);
    const fitted = await fitChannels(tx, order);
    mustKeepWording(fitted);
    const adjusted = await keepAdjusted(tx, publication.editionId, fitted);
    const now = tx.now();
    const release = tx.em.create(Release, {
      edition: tx.em.getReference(Edition, publication.editionId),
      state: ReleaseState.PLANNED,
      channelIds: order.channels.map((channel) => channel.id),
      renditions: adjusted.map(({ channelId, rendition }) => ({ channelId, renditionId: rendition.id })),
      lockedPhrases: order.lockedPhrases,
      at: input.at && input.at > now ? input.at : now,
      byId: tx.actor.id,
    });
    await tx.em.flush();
    const isWaiting = adjusted.some(({ rendition }) => rendition.needsReview && !rendition.approvedAt);
    if (isWaiting) await hold(tx, release);
    else await proceed(tx, release, publication);
    return release;
  });
}
