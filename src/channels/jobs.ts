import type { HubModule } from '../identity/hub.ts';
import { askResult } from './ask-result.ts';
import { checkChannels } from './check-channels.ts';
import { deliver, deliverAll } from './deliver.ts';
import { fanOut } from './fan-out.ts';
import { launchDue } from './launch-due.ts';
import { probe } from './probe.ts';
import { takeOut } from './take-out.ts';
import { wakeIdle } from './wake-idle.ts';
import { watchAccounts } from './watch-accounts.ts';
import { watchLanded } from './watch-landed.ts';

declare module '../platform/jobs/job.ts' {
  interface JobPayloads {
    'channels.deliver': { channelId: string };
    'channels.ask-result': { deliveryId: string; ticket: string; round: number };
    'channels.probe': { deliveryId: string; round: number };
    'channels.launch-due': Record<string, never>;
    'channels.wake-idle': Record<string, never>;
    'channels.watch-accounts': Record<string, never>;
    'channels.watch-landed': Record<string, never>;
    'channels.check': Record<string, never>;
  }
}

/** The jobs of the channels. */
export const channelJobs: HubModule['jobs'] = {
  'channels.fan-out': {
    run: fanOut,
    // A release has its moment: what falls due rings no bell, and is looked for.
    work: { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 1 },
    // A withdrawal does not wait half a minute for a process that is gone.
    queue: { heartbeatSeconds: 10 },
  },
  'channels.take-out': { run: takeOut },
  'channels.deliver': {
    run: deliver,
    queue: {
      // One worker to a channel, and no channel waits for another's. A job in `retry` or `failed` bars its key, so
      // deliver never fails for the far side, and what fails for our own faults is soon tried again and never failed.
      policy: 'key_strict_fifo',
      retryLimit: 1_000_000,
      retryDelay: 1,
      retryDelayMax: 30,
      heartbeatSeconds: 10,
      expireInSeconds: 120,
    },
    // A dead channel takes a hand for the length of a timeout; there are enough for the living.
    crowd: { hands: 512, run: deliverAll },
  },
  'channels.ask-result': { run: askResult, work: { localConcurrency: 4, notifyPollingIntervalSeconds: 5 } },
  'channels.probe': { run: probe, work: { localConcurrency: 4 } },
  'channels.launch-due': { run: (ctx) => launchDue(ctx) },
  'channels.wake-idle': { run: (ctx) => wakeIdle(ctx) },
  'channels.check': { run: (ctx) => checkChannels(ctx) },
  'channels.watch-landed': { run: (ctx) => watchLanded(ctx) },
  'channels.watch-accounts': { run: (ctx) => watchAccounts(ctx) },
};
