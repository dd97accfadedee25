import type { HubModule } from '../identity/hub.ts';
import { Feed } from './feed.ts';
import { DutyItemResolver, FeedResolver, UpstreamItemResolver } from './ingest.resolver.ts';
import { ingestJobs } from './jobs.ts';
import { LinkageRule } from './linkage-rule.ts';
import { routes } from './routes.ts';
import { UpstreamItem } from './upstream-item.ts';

/** Upstreams, what is found there, and who must repost it. */
export const ingestModule: HubModule = {
  name: 'ingest',
  entities: [Feed, UpstreamItem, LinkageRule],
  deskResolvers: [FeedResolver, UpstreamItemResolver, DutyItemResolver],
  jobs: ingestJobs,
  routes,
};
