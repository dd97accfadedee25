import type { HubModule } from '../identity/hub.ts';
import { EmergencyResolver } from './emergency.resolver.ts';
import { oversightJobs } from './jobs.ts';
import { routes } from './routes.ts';

/** Keeps watch over everything: evidence that what was published is what was approved, and what there was no time to approve before. */
export const oversightModule: HubModule = {
  name: 'oversight',
  deskResolvers: [EmergencyResolver],
  jobs: oversightJobs,
  routes,
};
