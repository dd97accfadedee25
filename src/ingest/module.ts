import type { HubModule } from '../identity/hub.ts';
import { DriftResolver } from './drift.resolver.ts';
import { Drift } from './drift.ts';
import { Feed } from './feed.ts';
import { CatalogueResolver, FeedCareResolver } from './feed-care.resolver.ts';
import { DutyItemResolver, FeedResolver, UpstreamItemResolver } from './ingest.resolver.ts';
import { ingestJobs } from './jobs.ts';
import { LinkageResolver } from './linkage.resolver.ts';
import { LinkageRule } from './linkage-rule.ts';
import { routes } from './routes.ts';
import { UpstreamItem } from './upstream-item.ts';
import { HubSubscription } from './websub/hub-subscription.ts';

/** Upstreams, what is found there, and who must repost it. */
export const ingestModule: HubModule = {
  name: 'ingest',
  entities: [Feed, UpstreamItem, LinkageRule, Drift, HubSubscription],
  deskResolvers: [
    FeedCareResolver,
    CatalogueResolver,
    FeedResolver,
    UpstreamItemResolver,
    DriftResolver,
    DutyItemResolver,
    LinkageResolver,
  ],
  jobs: ingestJobs,
  routes,
};
