import { type Context, enqueue, mustHaveRole } from '../identity/context.ts';
import { record } from '../journal/record.ts';
import { mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { Edition } from '../release/edition.ts';
import { Publication } from '../release/publication.ts';
import { Release, ReleaseState } from '../release/release.ts';
import { goOut } from './go-out.ts';
import type { ReleaseInput } from './inputs.ts';
import { missingPhrases } from './missing-phrases.ts';
import { OPERATOR_ROLES } from './operator-roles.ts';
import { readOrder } from './read-order.ts';

function mustKeepWording(phrases: string[], publication: Publication): void {
  const [missing] = missingPhrases(phrases, `${publication.title}\n${publication.text}`);
  must(
    missing === undefined,
    'BAD_USER_INPUT',
    { zh: `正文中没有锁定表述“${missing}”`, en: `The locked phrase "${missing}" is not in the text` },
    { field: 'lockedPhrases', phrase: missing },
  );
}

async function planForLater(tx: Context, release: Release): Promise<void> {
  const { at, edition } = release;
  await enqueue(tx, 'channels.fan-out', { editionId: edition.id, releaseId: release.id }, { startAfter: at });
  await record(tx, 'release.planned', { type: 'Release', id: release.id }, { at, edition: edition.id });
}

/** Releases the live edition of a content to a set of channels, at once or at an instant to come. */
export async function launch(ctx: Context, input: ReleaseInput): Promise<Release> {
  mustHaveRole(ctx.actor, ...OPERATOR_ROLES);
  return transact(ctx, async (tx) => {
    const publication = await mustLock(tx.em, Publication, input.contentId);
    const { channels, lockedPhrases } = await readOrder(tx, input);
    mustKeepWording(lockedPhrases, publication);
    const now = tx.now();
    const release = tx.em.create(Release, {
      edition: tx.em.getReference(Edition, publication.editionId),
      state: ReleaseState.PLANNED,
      channelIds: channels.map((channel) => channel.id),
      lockedPhrases,
      at: input.at && input.at > now ? input.at : now,
      byId: tx.actor.id,
    });
    await tx.em.flush();
    if (release.at > now) await planForLater(tx, release);
    else await goOut(tx, release, publication);
    return release;
  });
}
