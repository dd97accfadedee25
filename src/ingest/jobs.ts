import type { HubModule } from '../identity/hub.ts';
import { carry } from './carry.ts';
import { followEdition } from './follow-edition.ts';
import { link } from './link.ts';
import { poll } from './poll.ts';
import { pollDue } from './poll-due.ts';
import { renewDue } from './websub/renew-due.ts';
import { subscribe } from './websub/subscribe.ts';

// Among them what ingest asks of release, which it may not import; the handlers live there.
declare module '../platform/jobs/job.ts' {
  interface JobPayloads {
    'ingest.poll': { feedId: string };
    'ingest.poll-due': Record<string, never>;
    'ingest.link': { ruleId: string };
    'ingest.carry': { itemId: string };
    'release.carry': { contentId: string; sectionId: string };
    'release.settle-reposts': { contentId: string };
    'ingest.subscribe': { subscriptionId: string };
    'ingest.renew-subscriptions': Record<string, never>;
  }
}

/** The jobs ingest runs. Polls of one host are two at once at most; the cadence is what tries a feed again. */
export const ingestJobs: HubModule['jobs'] = {
  'ingest.poll': {
    run: async (ctx, payload) => {
      await poll(ctx, payload);
    },
    queue: { policy: 'exclusive', retryLimit: 2 },
    work: { localConcurrency: 8, groupConcurrency: 2 },
  },
  'ingest.poll-due': { run: (ctx) => pollDue(ctx) },
  'ingest.link': { run: (ctx, payload) => link(ctx, payload) },
  'ingest.carry': { run: (ctx, payload) => carry(ctx, payload) },
  'ingest.subscribe': { run: (ctx, payload) => subscribe(ctx, payload), queue: { policy: 'exclusive' } },
  'ingest.renew-subscriptions': { run: (ctx) => renewDue(ctx) },
  'ingest.follow-edition': { run: (ctx, payload) => followEdition(ctx, payload) },
};
