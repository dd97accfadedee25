import { randomBytes, randomInt } from 'node:crypto';
import { Field, ObjectType } from 'type-graphql';
import { type Context, mustHaveRole } from '../../identity/context.ts';
import { record } from '../../journal/record.ts';
import { sha256 } from '../../platform/canonical-json.ts';
import { transact } from '../../platform/database/transact.ts';
import { must } from '../../platform/refusal.ts';
import { line } from '../../platform/text.ts';
import { mustReachOrganisation } from '../../sites/scope.ts';
import { OPERATOR_ROLES } from '../operator-roles.ts';
import { mustFindScreen } from './read-playlist.ts';
import { ScreenDevice } from './screen-device.ts';

const PAIRING_MS = 30 * 60_000;
const MOST_DEVICES = 50;

/** Without signs that look like others. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** A new player of a screen, with what can be read this once (新终端). */
@ObjectType()
export class IssuedScreenDevice {
  @Field(() => ScreenDevice)
  device!: ScreenDevice;

  /** For players of one's own making; a browser is paired by the code. */
  @Field(() => String, { description: '终端令牌，只显示一次' })
  token!: string;

  /** Good once, for half an hour; with it the token above ends. */
  @Field(() => String, { description: '配对码，半小时内有效，只能用一次' })
  pairingCode!: string;
}

/** A new token of 256 random bits. */
export function newDeviceToken(): string {
  return `tgs_${randomBytes(32).toString('base64url')}`;
}

function newPairingCode(): string {
  return Array.from({ length: 10 }, () => SIGNS[randomInt(SIGNS.length)]).join('');
}

/** Enters a player of a screen, and tells its token and a code to pair a browser with this once; only their hashes are kept. */
export async function issueDevice(
  ctx: Context,
  input: { channelId: string; name: string },
): Promise<IssuedScreenDevice> {
  mustHaveRole(ctx.actor, ...OPERATOR_ROLES);
  const name = line('name', input.name, 100);
  const [token, pairingCode] = [newDeviceToken(), newPairingCode()];
  return transact(ctx, async (tx) => {
    const channel = await mustFindScreen(tx, input.channelId);
    await mustReachOrganisation(tx, channel.organisation.id);
    const present = await tx.em.count(ScreenDevice, { channel, revokedAt: null });
    must(present < MOST_DEVICES, 'TOO_LARGE', undefined, { most: MOST_DEVICES });
    const pairing = {
      pairingHash: sha256(pairingCode),
      pairingUntil: new Date(tx.now().getTime() + PAIRING_MS),
    };
    const known = { channel, name, hash: sha256(token), createdAt: tx.now(), held: [], missing: [] };
    const device = tx.em.create(ScreenDevice, { ...known, ...pairing });
    await tx.em.flush();
    await record(
      tx,
      'screen-device.issued',
      { type: 'Channel', id: channel.id },
      { device: device.id, name },
    );
    return Object.assign(new IssuedScreenDevice(), { device, token, pairingCode });
  });
}
