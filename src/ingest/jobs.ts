import type { Context } from '../identity/context.ts';
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
    'ingest.poll-failing': { feedId: string };
    'ingest.poll-due': Record<string, never>;
    'ingest.link': { ruleId: string };
    'ingest.carry': { itemId: string };
    'release.carry': { contentId: string; sectionId: string };
    'release.settle-reposts': { contentId: string };
    'ingest.subscribe': { subscriptionId: string };
    'ingest.renew-subscriptions': Record<string, never>;
  }
}

async function runPoll(ctx: Context, payload: { feedId: string }): Promise<void> {
  await poll(ctx, payload);
}

/**
 * The jobs ingest runs. Polls of one host are two at once at most, of one that fails one; the cadence is what tries a
 * feed again. Feeds that fail have lanes of their own, so that however many hosts hang, the others are polled in time.
 */
export const ingestJobs: HubModule['jobs'] = {
  'ingest.poll': {
    run: runPoll,
    queue: { policy: 'exclusive', retryLimit: 2 },
    work: { localConcurrency: 24, groupConcurrency: 2 },
  },
  'ingest.poll-failing': {
    run: runPoll,
    queue: { policy: 'exclusive', retryLimit: 2 },
    work: { localConcurrency: 8, groupConcurrency: 1 },
  },
  'ingest.poll-due': { run: (ctx) => pollDue(ctx) },
  'ingest.link': { run: (ctx, payload) => link(ctx, payload) },
  'ingest.carry': { run: (ctx, payload) => carry(ctx, payload) },
  'ingest.subscribe': { run: (ctx, payload) => subscribe(ctx, payload), queue: { policy: 'exclusive' } },
  'ingest.renew-subscriptions': { run: (ctx) => renewDue(ctx) },
  'ingest.follow-edition': { run: (ctx, payload) => followEdition(ctx, payload) },
};
