import { type Context, mustHaveRole } from '../identity/context.ts';
import { record } from '../journal/record.ts';
import { mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { line } from '../platform/text.ts';
import { mustReachOrganisation } from '../sites/scope.ts';
import { Channel, PauseReason, WELL } from './channel.ts';
import { settleChannelTrouble } from './channel-trouble.ts';
import { OPERATOR_ROLES } from './operator-roles.ts';
import { wake } from './wake.ts';

/** Ends whatever pause a channel is in and looks at its line, in the act's own transaction; it catches up in order, withdrawals first. */
export async function resume(tx: Context, channel: Channel): Promise<void> {
  Object.assign(channel, WELL);
  await tx.em.flush();
  await settleChannelTrouble(tx, channel);
  await wake(tx, channel.id);
}

/** Lets a channel be used again, whoever paused it. */
export async function resumeChannel(ctx: Context, input: { id: string }): Promise<Channel> {
  mustHaveRole(ctx.actor, ...OPERATOR_ROLES);
  return transact(ctx, async (tx) => {
    const channel = await mustLock(tx.em, Channel, input.id);
    await mustReachOrganisation(tx, channel.organisation.id);
    must(channel.pausedBy !== null || channel.failures > 0, 'WRONG_STATE');
    const before = channel.pausedBy;
    await resume(tx, channel);
    await record(tx, 'channel.resumed', { type: 'Channel', id: channel.id }, { before });
    return channel;
  });
}

/** Lets a channel stand still until a person resumes it; what is to go there waits in line. */
export async function pauseChannel(ctx: Context, input: { id: string; reason: string }): Promise<Channel> {
  mustHaveRole(ctx.actor, ...OPERATOR_ROLES);
  const problem = line('reason', input.reason, 500);
  return transact(ctx, async (tx) => {
    const channel = await mustLock(tx.em, Channel, input.id);
    await mustReachOrganisation(tx, channel.organisation.id);
    const pause = { pausedBy: PauseReason.PERSON, pausedUntil: null, problem };
    Object.assign(channel, { ...pause, ailingSince: channel.ailingSince ?? tx.now() });
    await tx.em.flush();
    await record(tx, 'channel.paused', { type: 'Channel', id: channel.id }, { reason: problem });
    return channel;
  });
}
