import type { HubModule } from '../../identity/hub.ts';
import { distribute } from './distribute.ts';
import { ping } from './ping.ts';
import { sweepSubscribers } from './sweep-subscribers.ts';
import { type Intent, verifyIntent } from './verify-intent.ts';

declare module '../../platform/jobs/job.ts' {
  interface JobPayloads {
    'reading.verify-intent': Intent;
    'reading.distribute': { subscriberId: string };
    'reading.sweep-subscribers': Record<string, never>;
  }
}

/** The jobs by which feeds are pushed. */
export const hubJobs: HubModule['jobs'] = {
  'reading.ping': { run: ping },
  'reading.verify-intent': { run: verifyIntent, work: { localConcurrency: 4 } },
  'reading.distribute': {
    run: distribute,
    // One worker to a subscriber; what fails at the far side is kept in its row and never fails the job (ADR 0010).
    queue: {
      policy: 'key_strict_fifo',
      retryLimit: 1_000_000,
      retryDelay: 1,
      retryDelayMax: 30,
      heartbeatSeconds: 15,
      expireInSeconds: 120,
    },
    // What is to be tried again rings no bell when it falls due.
    work: { localConcurrency: 16, notifyPollingIntervalSeconds: 5 },
  },
  'reading.sweep-subscribers': { run: (ctx) => sweepSubscribers(ctx) },
};
