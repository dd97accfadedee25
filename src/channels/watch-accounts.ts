import { DutyKind } from '../duties/duty.ts';
import { openDuty } from '../duties/open.ts';
import { settleDuty } from '../duties/settle.ts';
import type { Context } from '../identity/context.ts';
import { record } from '../journal/record.ts';
import { transact } from '../platform/database/transact.ts';
import { Account, AccountState } from './account.ts';
import { wakefulness } from './account-rule.ts';
import { Channel, PauseReason } from './channel.ts';
import { lastPostOf } from './last-post.ts';

async function alarm(tx: Context, account: Account): Promise<void> {
  const lastAt = await lastPostOf(tx, account);
  const about = { kind: DutyKind.UPDATE, siteId: null };
  if (wakefulness(lastAt, account.sleepsAfterDays, tx.now()) === 'AWAKE') {
    await settleDuty(tx, {
      ...about,
      subjectId: account.id,
      evidence: { lastPostAt: lastAt?.toISOString() },
    });
    return;
  }
  const window = { unit: 'WORKING_DAYS', value: 1 } as const;
  const subject = { type: 'Account', id: account.id };
  await openDuty(tx, { ...about, subject, window, from: tx.now(), reopen: true });
}

async function close(tx: Context, account: Account): Promise<void> {
  if (!account.closesAt || account.closesAt > tx.now()) return;
  Object.assign(account, { state: AccountState.CLOSED, closedAt: tx.now() });
  const problem = '账号已关停';
  const paused = { pausedBy: PauseReason.PERSON, pausedUntil: null, ailingSince: tx.now(), problem };
  await tx.em.nativeUpdate(Channel, { account: account.id }, paused);
  await tx.em.flush();
  await record(tx, 'account.closed', { type: 'Account', id: account.id }, { name: account.name });
}

/** Looks at every account: one that is falling asleep raises a duty to post, one whose notice has run out is closed and its channels stand still. */
export async function watchAccounts(ctx: Context): Promise<void> {
  const living = { state: { $in: [AccountState.OPEN, AccountState.CLOSING] } };
  for (const { id } of await ctx.em.find(Account, living, { orderBy: { id: 'asc' } })) {
    await transact(ctx, async (tx) => {
      const account = await tx.em.findOneOrFail(Account, { id });
      if (account.state === AccountState.OPEN) await alarm(tx, account);
      if (account.state === AccountState.CLOSING) await close(tx, account);
    });
  }
}
