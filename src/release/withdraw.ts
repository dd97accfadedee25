import { DutyKind } from '../duties/duty.ts';
import { openDuty } from '../duties/open.ts';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { line } from '../platform/text.ts';
import { mustReach } from '../sites/scope.ts';
import { Site } from '../sites/site.ts';
import { announce } from './announce.ts';
import { appendEdition, holdLedger } from './append-edition.ts';
import { applyEdition } from './apply-edition.ts';
import { Edition, EditionAct, WithdrawalKind } from './edition.ts';
import { holdChain } from './follow-chain.ts';
import { followUp } from './follow-up.ts';
import { lockForced, overtakeRetrospect } from './overtake-retrospect.ts';
import { Publication } from './publication.ts';
import { PUBLISHER_ROLES } from './publisher-roles.ts';
import { settleReposts } from './settle-reposts.ts';

/** What a withdrawal says. */
export interface Withdrawal {
  contentId: string;
  kind: WithdrawalKind;
  explanation: string;
  replacementId?: string | null;
}

async function replacementOf(tx: Context, input: Withdrawal): Promise<string | null> {
  if (input.kind !== WithdrawalKind.REPLACED && !input.replacementId) return null;
  must(input.replacementId && input.replacementId !== input.contentId, 'BAD_USER_INPUT', {
    zh: '请指明替代内容',
    en: 'Name the content that replaces it',
  });
  const replacement = await mustFind(tx.em, Publication, input.replacementId);
  must(!replacement.withdrawalKind, 'BAD_USER_INPUT', {
    zh: '替代内容已被撤下',
    en: 'The replacement has itself been withdrawn',
  });
  return replacement.id;
}

/** Takes a published content back everywhere. It is done only when every channel says gone; until then a duty is open. */
export async function withdraw(ctx: Context, input: Withdrawal): Promise<Publication> {
  mustHaveRole(ctx.actor, ...PUBLISHER_ROLES);
  const explanation = line('explanation', input.explanation, 2_000);
  return transact(ctx, async (tx) => {
    await holdLedger(tx);
    const publication = await mustLock(tx.em, Publication, input.contentId);
    await mustReach(tx, await mustFind(tx.em, Site, publication.site.id));
    must(!publication.withdrawalKind, 'WRONG_STATE', {
      zh: '内容已撤下',
      en: 'It has been withdrawn already',
    });
    const last = await mustFind(tx.em, Edition, publication.editionId);
    const { contentId, copyId, snapshot, revisionHash, approvals, tiers, authorIds, grounds } = last;
    const forced = await lockForced(tx, last);
    await holdChain(tx, last);
    const replacementId = await replacementOf(tx, input);
    const withdrawal = { kind: input.kind, explanation, replacementId };
    const draft = {
      contentId,
      copyId,
      snapshot,
      revisionHash,
      ...{ approvals, tiers, authorIds, grounds },
      withdrawal,
      marks: last.marks,
      changeNote: explanation,
    };
    const edition = await appendEdition(tx, { ...draft, act: EditionAct.WITHDRAW });
    await applyEdition(tx, edition);
    await settleReposts(tx, contentId);
    await openDuty(tx, {
      kind: DutyKind.WITHDRAW,
      subject: { type: 'Publication', id: contentId },
      siteId: snapshot.siteId,
      window: { unit: 'HOURS', value: 1 },
      from: tx.now(),
      reopen: true,
    });
    await overtakeRetrospect(tx, forced, edition);
    await announce(tx, 'content.withdrawn', edition);
    await followUp(tx, edition);
    return publication;
  });
}
