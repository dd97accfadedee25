import type { HubModule } from '../identity/hub.ts';
import { tellTallies } from './tell-tallies.ts';

declare module '../platform/jobs/job.ts' {
  interface JobPayloads {
    'journal.tell-tallies': Record<string, never>;
  }
}

/** The jobs the journal runs itself. */
export const journalJobs: HubModule['jobs'] = {
  'journal.tell-tallies': { run: (ctx) => tellTallies(ctx) },
};
