import type { Context } from '../identity/context.ts';
import { record } from '../journal/record.ts';
import type { Edition } from '../release/edition.ts';
import { Release, ReleaseState } from '../release/release.ts';
import { DeliveryState } from './delivery.ts';
import { settleWithdrawal } from './settle-withdrawal.ts';
import { turnBack } from './turn-back.ts';
import { holdTurning, type Turning } from './turning.ts';

const NOT_GONE = Object.values(DeliveryState).filter((state) => state !== DeliveryState.GONE);

/** What is being taken out of a site has been told another reason: the withdrawal's is told under a new id. */
function tellWithdrawal(one: Turning, now: Date): void {
  if (one.state !== DeliveryState.RETRACTING || !one.unplacing) return;
  Object.assign(one, { tries: 0, nextTryAt: now, round: one.round + 1 });
}

async function cancelPlanned(tx: Context, withdrawal: Edition): Promise<void> {
  const { contentId, number } = withdrawal;
  const edition = { contentId, number: { $lt: number } };
  const planned = await tx.em.find(Release, {
    state: { $in: [ReleaseState.PLANNED, ReleaseState.HELD] },
    edition,
  });
  for (const release of planned) release.state = ReleaseState.CANCELLED;
  await tx.em.flush();
  for (const release of planned) {
    await record(tx, 'release.cancelled', { type: 'Release', id: release.id }, { content: contentId });
  }
}

/** Begins to take back every copy of what a withdrawal withdrew, in the act's own transaction; the publication's row must be held. */
export async function takeBack(tx: Context, withdrawal: Edition): Promise<void> {
  const { contentId } = withdrawal;
  const turning = await holdTurning(tx, { contentId, before: withdrawal.number, states: NOT_GONE });
  for (const one of turning) tellWithdrawal(one, tx.now());
  await turnBack(tx, turning);
  await settleWithdrawal(tx, contentId);
  await cancelPlanned(tx, withdrawal);
}
