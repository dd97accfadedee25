import { type Context, mustHaveRole } from '../identity/context.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { mustReach } from '../sites/scope.ts';
import { Site } from '../sites/site.ts';
import { announce } from './announce.ts';
import { appendEdition } from './append-edition.ts';
import { applyEdition } from './apply-edition.ts';
import { Edition, EditionAct } from './edition.ts';
import { Publication } from './publication.ts';
import { PUBLISHER_ROLES } from './publisher-roles.ts';
import { settleReposts } from './settle-reposts.ts';

/** Brings a withdrawn content back as it was last approved. */
export async function restore(ctx: Context, input: { contentId: string }): Promise<Publication> {
  mustHaveRole(ctx.actor, ...PUBLISHER_ROLES);
  return transact(ctx, async (tx) => {
    const publication = await mustLock(tx.em, Publication, input.contentId);
    await mustReach(tx, await mustFind(tx.em, Site, publication.site.id));
    must(publication.withdrawalKind, 'WRONG_STATE', { zh: '内容未撤下', en: 'It has not been withdrawn' });
    const last = await mustFind(tx.em, Edition, publication.editionId);
    const { contentId, copyId, snapshot, revisionHash, approvals, tiers, authorIds, grounds } = last;
    const draft = {
      contentId,
      copyId,
      snapshot,
      revisionHash,
      ...{ approvals, tiers, authorIds, grounds },
      withdrawal: null,
      changeNote: null,
    };
    const edition = await appendEdition(tx, { ...draft, act: EditionAct.RESTORE });
    await applyEdition(tx, edition);
    await settleReposts(tx, contentId);
    await announce(tx, 'content.restored', edition);
    return publication;
  });
}
