import type { HubModule } from '../identity/hub.ts';
import { BestBetResolver } from './best-bet.resolver.ts';
import { BestBet } from './best-bet.ts';
import { FileText } from './file-text.ts';
import { searchJobs } from './jobs.ts';
import { searchRoutes } from './routes.ts';
import { SearchCount } from './search-count.ts';
import { SearchDocument } from './search-document.ts';
import { SearchFacet } from './search-facet.ts';
import { SearchTerm } from './search-term.ts';
import { SynonymResolver } from './synonym.resolver.ts';
import { SynonymVersion } from './synonym-version.ts';

/** Finding what is published. */
export const searchModule: HubModule = {
  name: 'search',
  entities: [SearchDocument, SearchFacet, SearchTerm, BestBet, SearchCount, SynonymVersion, FileText],
  deskResolvers: [SynonymResolver, BestBetResolver],
  jobs: searchJobs,
  routes: searchRoutes,
};
