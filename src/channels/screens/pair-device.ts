import type { Context } from '../../identity/context.ts';
import { sha256 } from '../../platform/canonical-json.ts';
import { isUuid } from '../../platform/database/must-find.ts';
import { Refusal } from '../../platform/refusal.ts';
import { newDeviceToken } from './issue-device.ts';
import { ScreenDevice } from './screen-device.ts';

const NO_CODE = {
  zh: '配对码不对，或已过期、已用过',
  en: 'The pairing code is wrong, has expired or was used',
};

/** Pairs a browser by a code, once: answers the player's new token, and the one before it ends; refuses FORBIDDEN. */
export async function pairDevice(ctx: Context, input: { channelId: string; code: string }): Promise<string> {
  if (!isUuid(input.channelId)) throw new Refusal('NOT_FOUND');
  const code = input.code.toUpperCase().replace(/[\s-]/g, '');
  const token = newDeviceToken();
  const where = {
    channel: input.channelId,
    pairingHash: sha256(code),
    pairingUntil: { $gt: ctx.now() },
    revokedAt: null,
  };
  // One statement, so that of two who enter the same code one is refused.
  const paired = await ctx.em.nativeUpdate(ScreenDevice, where, { hash: sha256(token), pairingHash: null });
  if (paired !== 1) throw new Refusal('FORBIDDEN', NO_CODE);
  return token;
}

/** The player of a screen that a token was issued to; refuses UNAUTHENTICATED. */
export async function recogniseDevice(ctx: Context, channelId: string, token: string): Promise<ScreenDevice> {
  const known = isUuid(channelId) && /^tgs_[\w-]{43}$/.test(token);
  const where = { channel: channelId, hash: sha256(token), revokedAt: null };
  const device = known ? await ctx.em.findOne(ScreenDevice, where) : null;
  if (!device)
    throw new Refusal('UNAUTHENTICATED', {
      zh: '终端未配对或已停用',
      en: 'The player is not paired, or was ended',
    });
  return device;
}
