import { type Context, mustHaveRole } from '../../identity/context.ts';
import { record } from '../../journal/record.ts';
import { mustFind, mustLock } from '../../platform/database/must-find.ts';
import { transact } from '../../platform/database/transact.ts';
import { mustReachOrganisation } from '../../sites/scope.ts';
import { Channel } from '../channel.ts';
import { OPERATOR_ROLES } from '../operator-roles.ts';
import { ScreenDevice } from './screen-device.ts';

/** Ends a player's token: at its next contact it clears everything, and without one when its list runs out. */
export async function revokeDevice(ctx: Context, input: { id: string }): Promise<ScreenDevice> {
  mustHaveRole(ctx.actor, ...OPERATOR_ROLES);
  return transact(ctx, async (tx) => {
    const device = await mustLock(tx.em, ScreenDevice, input.id);
    const channel = await mustFind(tx.em, Channel, device.channel.id);
    await mustReachOrganisation(tx, channel.organisation.id);
    if (device.revokedAt) return device;
    Object.assign(device, { revokedAt: tx.now(), pairingHash: null });
    await tx.em.flush();
    await record(tx, 'screen-device.revoked', { type: 'Channel', id: channel.id }, { device: device.id });
    return device;
  });
}
