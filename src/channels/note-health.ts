import type { Context } from '../identity/context.ts';
import type { Outcome } from './adapters/index.ts';
import { type Channel, PauseReason, WELL } from './channel.ts';
import { openChannelTrouble, settleChannelTrouble } from './channel-trouble.ts';
import { breakerUntil, FAILURES_TO_PAUSE } from './pause.ts';
import { wake } from './wake.ts';

/** Failed tries in a row after which a person is asked to look at the channel. */
const FAILURES_TO_CALL = 2 * FAILURES_TO_PAUSE;

/** The far side answered for good: whatever the breaker thought of it is over; what a person must end is not. */
async function recovers(tx: Context, channel: Channel): Promise<void> {
  if (channel.ailingSince === null || isForPerson(channel)) return;
  Object.assign(channel, WELL);
  await tx.em.flush();
  await settleChannelTrouble(tx, channel);
}

function isForPerson({ pausedBy, pausedUntil }: Channel): boolean {
  return pausedBy !== null && pausedUntil === null;
}

async function ails(tx: Context, channel: Channel, detail: string): Promise<void> {
  channel.failures += 1;
  channel.ailingSince ??= tx.now();
  channel.problem = detail;
  const until = breakerUntil(channel.failures, tx.now(), Math.random());
  if (until && !isForPerson(channel)) {
    Object.assign(channel, { pausedBy: PauseReason.BREAKER, pausedUntil: until });
    await wake(tx, channel.id, until);
  }
  await tx.em.flush();
  if (channel.failures === FAILURES_TO_CALL) await openChannelTrouble(tx, channel);
}

async function pauses(
  tx: Context,
  channel: Channel,
  pause: { by: PauseReason; until: Date | null; detail: string },
) {
  const { by: pausedBy, until: pausedUntil, detail: problem } = pause;
  Object.assign(channel, { pausedBy, pausedUntil, problem, ailingSince: channel.ailingSince ?? tx.now() });
  await tx.em.flush();
  if (pausedUntil) await wake(tx, channel.id, pausedUntil);
  else await openChannelTrouble(tx, channel);
}

/** Notes what the outcome of a try says of the channel itself, in the act's own transaction: it works, it fails once more, or it stands still. */
export async function noteHealth(tx: Context, channel: Channel, outcome: Outcome): Promise<void> {
  const { kind, detail } = outcome;
  if (kind === 'retry' || kind === 'unsure') return ails(tx, channel, detail);
  if (kind === 'paused') return pauses(tx, channel, { by: PauseReason.QUOTA, until: outcome.until, detail });
  if (kind === 'reauthorise') {
    return pauses(tx, channel, { by: PauseReason.AUTHORISATION, until: null, detail });
  }
  await recovers(tx, channel);
}
