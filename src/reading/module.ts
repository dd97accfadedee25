import type { HubModule } from '../identity/hub.ts';
import { BesideContentResolver } from './beside-content.resolver.ts';
import { BodyVariantResolver } from './body-variant.resolver.ts';
import { ContentResolver } from './content.resolver.ts';
import { ContentsResolver } from './contents.resolver.ts';
import { FeedLine } from './feeds/feed-line.ts';
import { SectionFeedResolver, SiteFeedResolver } from './feeds/feed-link.resolver.ts';
import { registerFeeds } from './feeds/routes.ts';
import { InterpretationMaterialResolver } from './interpretation-material.resolver.ts';
import { registerPictures } from './media/picture-routes.ts';
import { registerMedia } from './media-file.ts';
import { ContentHeadResolver, SectionHeadResolver, SiteHeadResolver } from './page-head.resolver.ts';
import { registerSitePages } from './pages/site-page-routes.ts';
import { PolicyChainResolver, PolicyLinkResolver } from './policy-chain.resolver.ts';
import {
  InterpretationResolver,
  PolicyResolver,
  TopicGroupResolver,
  TopicResolver,
  WithdrawalResolver,
} from './related.resolver.ts';
import { SearchResolver } from './search.resolver.ts';
import { ContentConnectionResolver, SectionResolver } from './section.resolver.ts';
import { SiteResolver } from './site.resolver.ts';
import { SectionTreeResolver, SiteRegisterResolver } from './site-tree.resolver.ts';
import { hubJobs } from './websub/jobs.ts';
import { registerHub } from './websub/routes.ts';
import { SubscriberResolver } from './websub/subscriber.resolver.ts';
import { Subscriber } from './websub/subscriber.ts';

/** The public face: what sub-sites and readers ask. */
export const readingModule: HubModule = {
  name: 'reading',
  entities: [FeedLine, Subscriber],
  jobs: hubJobs,
  deskResolvers: [SubscriberResolver],
  readingResolvers: [
    SiteResolver,
    SectionResolver,
    ContentConnectionResolver,
    ContentResolver,
    ContentsResolver,
    BesideContentResolver,
    BodyVariantResolver,
    SiteHeadResolver,
    SectionHeadResolver,
    ContentHeadResolver,
    SiteRegisterResolver,
    SectionTreeResolver,
    PolicyResolver,
    PolicyChainResolver,
    PolicyLinkResolver,
    InterpretationResolver,
    InterpretationMaterialResolver,
    TopicResolver,
    TopicGroupResolver,
    WithdrawalResolver,
    SearchResolver,
    SiteFeedResolver,
    SectionFeedResolver,
  ],
  routes: async (server, hub) => {
    registerMedia(server, hub);
    registerPictures(server, hub);
    await registerSitePages(server, hub);
    await registerFeeds(server, hub);
    await registerHub(server, hub);
  },
};
