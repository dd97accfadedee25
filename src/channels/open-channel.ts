import { z } from 'zod';
import type { Context } from '../identity/context.ts';
import { ADAPTERS, type Adapter, type Outcome } from './adapters/index.ts';
import type { Channel } from './channel.ts';
import { openSettings } from './settings.ts';

/** What a try needs of a channel. */
export interface OpenChannel {
  adapter: Adapter;
  settings: object;
  /** To be kept out of everything that is written down. */
  secrets: string[];
}

/** Stands in for an adapter that cannot be used: whatever is tried is refused, and says why. */
function refusing(detail: string, idempotent: boolean): OpenChannel {
  const refuse = () => Promise.resolve<Outcome>({ kind: 'refused', detail });
  const ways = { send: refuse, update: refuse, retract: refuse };
  const fit = () => ({ title: '', text: '', html: null, length: 0, limit: null, problems: [detail] });
  const adapter = { settings: z.object({}), secrets: [], idempotent, adjustable: false, fit, ...ways };
  return { adapter, settings: {}, secrets: [] };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof z.ZodError)) {
    return 'the secrets of the channel do not open: TONGGAO_SECRET is not the one they were sealed under';
  }
  // Its fields are named and not quoted, for they may hold anything.
  const fields = error.issues.map((issue) => issue.path.join('.') || 'settings');
  return `the settings of the channel no longer pass the check (${[...new Set(fields)].join(', ')})`;
}

/**
 * A channel's adapter with its settings. Where there is no adapter any more, or the settings do not open, a stand-in
 * that refuses every try: so the fault stands with the delivery and opens a duty, and no job fails for ever.
 */
export function openChannel(ctx: Context, channel: Channel): OpenChannel {
  const adapter = ADAPTERS[channel.kind];
  if (!adapter) return refusing(`there is no adapter for channels of kind ${channel.kind}`, true);
  try {
    return { adapter, ...openSettings(ctx, adapter, channel) };
  } catch (error) {
    const detail = reasonOf(error);
    ctx.log.error({ channel: channel.id, fault: detail }, 'a channel does not open');
    return refusing(detail, adapter.idempotent);
  }
}
