import type { HubModule } from '../identity/hub.ts';
import { BestBet } from './best-bet.ts';
import { FileText } from './file-text.ts';
import { indexPublication } from './index-publication.ts';
import { SearchCount } from './search-count.ts';
import { SearchDocument } from './search-document.ts';
import { SearchTerm } from './search-term.ts';
import { SynonymResolver } from './synonym.resolver.ts';
import { SynonymVersion } from './synonym-version.ts';

/** Finding what is published. */
export const searchModule: HubModule = {
  name: 'search',
  entities: [SearchDocument, SearchTerm, BestBet, SearchCount, SynonymVersion, FileText],
  deskResolvers: [SynonymResolver],
  jobs: {
    'search.index': { run: indexPublication, work: { batchSize: 20 } },
  },
};
