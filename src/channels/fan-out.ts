import type { Context } from '../identity/context.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { Edition, EditionAct } from '../release/edition.ts';
import { Publication } from '../release/publication.ts';
import { Release, ReleaseState } from '../release/release.ts';
import { audienceOf } from './audience.ts';
import { goOut } from './go-out.ts';
import { planDeliveries } from './plan-deliveries.ts';
import { takeBack } from './take-back.ts';

const CLOCK_SLACK_MS = 1_000;

async function launchPlanned(tx: Context, releaseId: string, publication: Publication): Promise<void> {
  const release = await mustLock(tx.em, Release, releaseId);
  const isDue = release.at.getTime() <= tx.now().getTime() + CLOCK_SLACK_MS;
  if (release.state === ReleaseState.PLANNED && isDue) await goOut(tx, release, publication);
}

/**
 * Plans the deliveries of a new edition, or of a planned release; doing it again changes nothing. A withdrawal takes
 * back every copy. An edition that has been followed by another meanwhile is left to that one's own fan-out.
 */
export async function fanOut(ctx: Context, input: { editionId: string; releaseId?: string }): Promise<void> {
  await transact(ctx, async (tx) => {
    const edition = await mustFind(tx.em, Edition, input.editionId);
    const publication = await mustLock(tx.em, Publication, edition.contentId);
    if (input.releaseId) return launchPlanned(tx, input.releaseId, publication);
    if (edition.act === EditionAct.WITHDRAW) return takeBack(tx, edition);
    if (publication.editionId !== edition.id) return;
    await planDeliveries(tx, edition, await audienceOf(tx, edition));
  });
}
