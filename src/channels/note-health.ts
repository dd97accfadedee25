import type { Context } from '../identity/context.ts';
import type { Outcome } from './adapters/index.ts';
import { type Channel, PauseReason, WELL } from './channel.ts';
import { openChannelTrouble, settleChannelTroubles } from './channel-trouble.ts';
import { breakerUntil, FAILURES_TO_PAUSE } from './pause.ts';
import { wakeEach } from './wake.ts';

/** Failed tries in a row after which a person is asked to look at the channel. */
const FAILURES_TO_CALL = 2 * FAILURES_TO_PAUSE;

/** What follows from what was noted, done for all channels together. */
interface Noted {
  recovered: Channel[];
  troubled: Channel[];
  paused: { channelId: string; startAfter: Date }[];
}

/** The far side answered for good: whatever the breaker thought of it is over; what a person must end is not. */
function recovers(channel: Channel, noted: Noted): void {
  if (channel.ailingSince === null || isForPerson(channel)) return;
  Object.assign(channel, WELL);
  noted.recovered.push(channel);
}

function isForPerson({ pausedBy, pausedUntil }: Channel): boolean {
  return pausedBy !== null && pausedUntil === null;
}

function ails(channel: Channel, detail: string, now: Date, noted: Noted): void {
  channel.failures += 1;
  channel.ailingSince ??= now;
  channel.problem = detail;
  const until = breakerUntil(channel.failures, now, Math.random());
  if (until && !isForPerson(channel)) {
    Object.assign(channel, { pausedBy: PauseReason.BREAKER, pausedUntil: until });
    noted.paused.push({ channelId: channel.id, startAfter: until });
  }
  if (channel.failures === FAILURES_TO_CALL) noted.troubled.push(channel);
}

/** The channel stands still, until an instant or until a person has put it right. */
function pauses(channel: Channel, by: PauseReason, until: Date | null, noted: Noted): void {
  Object.assign(channel, { pausedBy: by, pausedUntil: until });
  if (until) noted.paused.push({ channelId: channel.id, startAfter: until });
  else noted.troubled.push(channel);
}

function note(channel: Channel, outcome: Outcome, now: Date, noted: Noted): void {
  const { kind, detail } = outcome;
  if (kind === 'paused' || kind === 'reauthorise') {
    Object.assign(channel, { problem: detail, ailingSince: channel.ailingSince ?? now });
  }
  if (kind === 'retry' || kind === 'unsure') ails(channel, detail, now, noted);
  else if (kind === 'paused') pauses(channel, PauseReason.QUOTA, outcome.until, noted);
  else if (kind === 'reauthorise') pauses(channel, PauseReason.AUTHORISATION, null, noted);
  else recovers(channel, noted);
}

/** Notes what the outcomes of tries say of the channels themselves, in the act's own transaction: each works, or fails once more, or stands still. */
export async function noteHealth(
  tx: Context,
  outcomes: readonly { channel: Channel; outcome: Outcome }[],
): Promise<void> {
  const noted: Noted = { recovered: [], troubled: [], paused: [] };
  for (const { channel, outcome } of outcomes) note(channel, outcome, tx.now(), noted);
  await tx.em.flush();
  await settleChannelTroubles(tx, noted.recovered);
  for (const channel of noted.troubled) await openChannelTrouble(tx, channel);
  await wakeEach(tx, noted.paused);
}
