import type { Context } from '../identity/context.ts';
import { record } from '../journal/record.ts';
import { mustFind } from '../platform/database/must-find.ts';
import { Edition } from '../release/edition.ts';
import type { Publication } from '../release/publication.ts';
import { type Release, ReleaseState } from '../release/release.ts';
import { planDeliveries } from './plan-deliveries.ts';

/** Sends a planned release out with what is live now: an outdated wording never leaves. The publication's row must be held. */
export async function goOut(tx: Context, release: Release, publication: Publication): Promise<void> {
  const subject = { type: 'Release', id: release.id };
  if (publication.withdrawalKind) {
    release.state = ReleaseState.CANCELLED;
    await tx.em.flush();
    await record(tx, 'release.cancelled', subject, { content: publication.id });
    return;
  }
  const edition = await mustFind(tx.em, Edition, publication.editionId);
  const isSame = release.edition.id === edition.id;
  Object.assign(release, { edition, state: ReleaseState.LAUNCHED, launchedAt: tx.now() });
  await tx.em.flush();
  // Own words are of the edition they were approved for; a later one is fitted anew.
  const own = isSame ? release.renditions : [];
  await planDeliveries(tx, edition, release.channelIds, own);
  const detail = {
    content: publication.id,
    edition: edition.number,
    channels: release.channelIds,
    renditions: own,
  };
  await record(tx, 'release.launched', subject, detail);
}
