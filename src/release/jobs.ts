import type { HubModule } from '../identity/hub.ts';
import { transact } from '../platform/database/transact.ts';
import { carry } from './carry.ts';
import { warnExpiring } from './follow-expiry.ts';
import { markDue } from './mark-due.ts';
import { publishDue } from './publish-due.ts';
import { settleReposts } from './settle-reposts.ts';

// Jobs that release sends to folders it may not import; the payloads are declared here, the handlers live there.
declare module '../platform/jobs/job.ts' {
  interface JobPayloads {
    'channels.fan-out': { editionId: string; releaseId?: string };
    'channels.take-out': { contentId: string; explanation: string; at: string };
    'ingest.follow-edition': {
      editionId: string;
      contentId: string;
      copyId: string;
      act: 'PUBLISH' | 'CORRECT' | 'WITHDRAW' | 'RESTORE' | 'MARK';
    };
    'search.index': { contentId: string };
    'reading.ping': { contentId: string };
    'release.publish-due': Record<string, never>;
    'release.mark-due': Record<string, never>;
    'release.warn-expiring': Record<string, never>;
  }
}

/** The jobs release runs itself. */
export const releaseJobs: HubModule['jobs'] = {
  'release.publish-due': { run: (ctx) => publishDue(ctx) },
  'release.carry': { run: (ctx, payload) => carry(ctx, payload) },
  'release.settle-reposts': {
    run: (ctx, { contentId }) => transact(ctx, (tx) => settleReposts(tx, contentId, { sinceCarried: true })),
  },
  'release.warn-expiring': { run: (ctx) => warnExpiring(ctx) },
  'release.mark-due': { run: (ctx) => markDue(ctx) },
};
