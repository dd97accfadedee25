import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { mustReachOrganisation } from '../sites/scope.ts';
import { Channel } from './channel.ts';
import { settleRotation } from './open-rotation.ts';
import { mustHaveAdapter, openSettings, readSettings } from './settings.ts';

const HOUR_MS = 3_600_000;
const LONGEST_OVERLAP_HOURS = 30 * 24;

/** Gives a channel a new secret, told in `issuedSecret` this once; for `overlapHours` messages are signed with the old one beside it. */
export async function rotateSecret(
  ctx: Context,
  input: { id: string; overlapHours: number },
): Promise<Channel> {
  mustHaveRole(ctx.actor, Role.OPERATOR, Role.ADMIN);
  const { overlapHours } = input;
  must(overlapHours >= 0 && overlapHours <= LONGEST_OVERLAP_HOURS, 'BAD_USER_INPUT', undefined, {
    field: 'overlapHours',
  });
  return transact(ctx, async (tx) => {
    const channel = await mustLock(tx.em, Channel, input.id);
    await mustReachOrganisation(tx, channel.organisation.id);
    const adapter = mustHaveAdapter(channel.kind);
    must(adapter.rotate, 'BAD_USER_INPUT', {
      zh: '该类渠道的密钥由平台发放，请在设置中填写新的密钥',
      en: 'The secret of such a channel is issued by its platform; enter the new one in its settings',
    });
    const until = new Date(tx.now().getTime() + overlapHours * HOUR_MS);
    const { settings, issued } = adapter.rotate(openSettings(tx, adapter, channel).settings, until);
    const kept = readSettings(tx, adapter, settings);
    Object.assign(channel, { settings: kept.settings, sealed: kept.sealed });
    await tx.em.flush();
    await settleRotation(tx, channel);
    await record(tx, 'channel.secret-rotated', { type: 'Channel', id: channel.id }, { until });
    channel.issuedSecret = issued;
    return channel;
  });
}
