import type { HubModule } from '../identity/hub.ts';
import { Entry } from './entry.ts';
import { JournalResolver } from './journal.resolver.ts';

/** Who did what, when; append-only and hash-chained. */
export const journalModule: HubModule = {
  name: 'journal',
  entities: [Entry],
  deskResolvers: [JournalResolver],
};
