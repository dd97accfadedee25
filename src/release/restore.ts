import { type Context, mustHaveRole } from '../identity/context.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { mustReach } from '../sites/scope.ts';
import { Site } from '../sites/site.ts';
import { announce } from './announce.ts';
import { appendEdition, holdLedger } from './append-edition.ts';
import { applyEdition } from './apply-edition.ts';
import { Edition, EditionAct } from './edition.ts';
import { holdChain } from './follow-chain.ts';
import { followUp } from './follow-up.ts';
import { marksOf } from './marks-of.ts';
import { lockForced } from './overtake-retrospect.ts';
import { Publication } from './publication.ts';
import { PUBLISHER_ROLES } from './publisher-roles.ts';
import { settleReposts } from './settle-reposts.ts';

const UNREVIEWED = {
  zh: '应急发布的内容未经事后审核通过，不得恢复；请重新起草送审',
  en: 'What an emergency brought out and its tiers did not approve is not restored; submit it anew',
};

/** Brings a withdrawn content back as it was last approved. */
export async function restore(ctx: Context, input: { contentId: string }): Promise<Publication> {
  mustHaveRole(ctx.actor, ...PUBLISHER_ROLES);
  return transact(ctx, async (tx) => {
    await holdLedger(tx);
    const publication = await mustLock(tx.em, Publication, input.contentId);
    await mustReach(tx, await mustFind(tx.em, Site, publication.site.id));
    must(publication.withdrawalKind, 'WRONG_STATE', { zh: '内容未撤下', en: 'It has not been withdrawn' });
    const last = await mustFind(tx.em, Edition, publication.editionId);
    const { contentId, copyId, snapshot, revisionHash, approvals, tiers, authorIds, grounds } = last;
    const forced = await lockForced(tx, last);
    must(!forced || forced.review.retrospect?.outcome === 'APPROVED', 'NOT_APPROVED', UNREVIEWED);
    await holdChain(tx, last);
    const draft = {
      contentId,
      copyId,
      snapshot,
      revisionHash,
      ...{ approvals, tiers, authorIds, grounds },
      withdrawal: null,
      marks: await marksOf(tx, last),
      changeNote: null,
    };
    const edition = await appendEdition(tx, { ...draft, act: EditionAct.RESTORE });
    await applyEdition(tx, edition);
    await settleReposts(tx, contentId);
    await announce(tx, 'content.restored', edition);
    await followUp(tx, edition);
    return publication;
  });
}
