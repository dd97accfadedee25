import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { line } from '../platform/text.ts';
import { mustReachOrganisation } from '../sites/scope.ts';
import { Channel } from './channel.ts';
import { hostOf } from './host.ts';
import { settleRotation } from './open-rotation.ts';
import { resume } from './resume-channel.ts';
import { mustHaveAdapter, openSettings, readSettings } from './settings.ts';

/** What is to change of a channel; settings that are left out stay. */
export interface ChannelChanges {
  id: string;
  name?: string | null;
  settings?: unknown;
  automatic?: boolean | null;
}

/** The settings as they are, or nothing where they no longer open. */
function present(tx: Context, channel: Channel): object {
  try {
    return openSettings(tx, mustHaveAdapter(channel.kind), channel).settings;
  } catch {
    return channel.settings;
  }
}

/** Whether the credential is another one than before: to enter the same once more, or another secret beside it, changes nothing for who knew it. */
function isRotated([credential = '']: readonly string[], before: object, given: object): boolean {
  const was = (before as Record<string, unknown>)[credential];
  const entered = (given as Record<string, unknown>)[credential];
  return typeof entered === 'string' && entered !== was;
}

async function enter(tx: Context, channel: Channel, given: unknown): Promise<void> {
  must(given !== null && typeof given === 'object' && !Array.isArray(given), 'BAD_USER_INPUT');
  const adapter = mustHaveAdapter(channel.kind);
  const before = present(tx, channel);
  const { settings, sealed } = readSettings(tx, adapter, { ...before, ...given });
  Object.assign(channel, { settings, sealed, host: hostOf(adapter, settings), queuedAt: null });
  await tx.em.flush();
  if (isRotated(adapter.secrets, before, given)) await settleRotation(tx, channel);
  await resume(tx, channel);
}

/** Changes a channel's name, settings, or whether it is automatic. New settings end a pause: what was wrong is taken to be put right. */
export async function changeChannel(ctx: Context, input: ChannelChanges): Promise<Channel> {
  mustHaveRole(ctx.actor, Role.OPERATOR, Role.ADMIN);
  return transact(ctx, async (tx) => {
    const channel = await mustLock(tx.em, Channel, input.id);
    await mustReachOrganisation(tx, channel.organisation.id);
    if (input.name) channel.name = line('name', input.name, 200);
    const automatic = input.automatic ?? channel.automatic;
    must(!automatic || channel.site, 'BAD_USER_INPUT', undefined, { field: 'automatic' });
    channel.automatic = automatic;
    await tx.em.flush();
    if (input.settings !== undefined && input.settings !== null) await enter(tx, channel, input.settings);
    const detail = {
      name: channel.name,
      automatic,
      settings: input.settings ? Object.keys(input.settings) : [],
    };
    await record(tx, 'channel.changed', { type: 'Channel', id: channel.id }, detail);
    return channel;
  });
}
