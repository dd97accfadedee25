import type { HubModule } from '../identity/hub.ts';
import { indexPublication } from './index-publication.ts';

/** Finding what is published. */
export const searchModule: HubModule = {
  name: 'search',
  jobs: {
    'search.index': { run: indexPublication, work: { batchSize: 20 } },
  },
};
