import type { HubModule } from '../identity/hub.ts';
import { Entry } from './entry.ts';
import { journalJobs } from './jobs.ts';
import { JournalResolver } from './journal.resolver.ts';
import { Tally } from './tally.ts';

/** Who did what, when; append-only and hash-chained. */
export const journalModule: HubModule = {
  name: 'journal',
  entities: [Entry, Tally],
  deskResolvers: [JournalResolver],
  jobs: journalJobs,
};
