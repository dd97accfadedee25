import type { HubModule } from '../identity/hub.ts';
import { oversightJobs } from './jobs.ts';
import { routes } from './routes.ts';

/** Keeps watch over everything: evidence that what was published is what was approved. */
export const oversightModule: HubModule = { name: 'oversight', jobs: oversightJobs, routes };
