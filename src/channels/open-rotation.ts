import { DutyKind } from '../duties/duty.ts';
import { openDuty } from '../duties/open.ts';
import { settleDuty } from '../duties/settle.ts';
import type { Context } from '../identity/context.ts';
import { Account } from './account.ts';
import { Channel } from './channel.ts';

function subjectOf(channel: Channel): { siteId: string | null } {
  return { siteId: channel.site?.id ?? null };
}

/** Opens a duty for each channel of an account to change its credentials within one working day, in the act's own transaction; for the account itself where it has no channel. */
export async function openRotation(tx: Context, account: Account): Promise<void> {
  const channels = await tx.em.find(Channel, { account });
  const subjects = channels.map((channel) => ({
    subject: { type: 'Channel', id: channel.id },
    ...subjectOf(channel),
  }));
  const own = [{ subject: { type: 'Account', id: account.id }, siteId: null }];
  for (const about of subjects.length > 0 ? subjects : own) {
    const window = { unit: 'WORKING_DAYS', value: 1 } as const;
    await openDuty(tx, { kind: DutyKind.ROTATE, ...about, window, from: tx.now(), reopen: true });
  }
}

/** Settles the duty to change a channel's credentials, if one is open. */
export async function settleRotation(tx: Context, channel: Channel): Promise<void> {
  const subject = { kind: DutyKind.ROTATE, subjectId: channel.id, ...subjectOf(channel) };
  await settleDuty(tx, {
    ...subject,
    evidence: { channel: channel.name, changedAt: tx.now().toISOString() },
  });
}
