import { DutyKind } from '../duties/duty.ts';
import { openDuty } from '../duties/open.ts';
import { settleDuty } from '../duties/settle.ts';
import type { Context } from '../identity/context.ts';
import type { Channel } from './channel.ts';

/** Opens a duty of the channel's site to put the channel itself right within one working day, in the act's own transaction. */
export async function openChannelTrouble(tx: Context, channel: Channel): Promise<void> {
  await openDuty(tx, {
    kind: DutyKind.RECTIFY,
    subject: { type: 'Channel', id: channel.id },
    siteId: channel.site?.id ?? null,
    window: { unit: 'WORKING_DAYS', value: 1 },
    from: tx.now(),
    reopen: true,
  });
}

const OPEN = `select distinct subject_id as id from duty
  where kind = 'RECTIFY' and subject_id = any(?::uuid[]) and state = 'OPEN'`;

/** Settles those of many channels, of which few have one that is open. */
export async function settleChannelTroubles(tx: Context, channels: readonly Channel[]): Promise<void> {
  if (channels.length === 0) return;
  const ids = `{${channels.map(({ id }) => id).join(',')}}`;
  const open = new Set((await tx.em.execute<{ id: string }[]>(OPEN, [ids])).map(({ id }) => id));
  for (const channel of channels) if (open.has(channel.id)) await settleChannelTrouble(tx, channel);
}

/** Settles that duty, if one is open. */
export async function settleChannelTrouble(tx: Context, channel: Channel): Promise<void> {
  const subject = { kind: DutyKind.RECTIFY, subjectId: channel.id, siteId: channel.site?.id ?? null };
  await settleDuty(tx, { ...subject, evidence: { channel: channel.name, works: true } });
}
