import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { ReadingContext } from '../reading-context.ts';
import { Section } from '../section.ts';
import { Site } from '../site.ts';
import { FeedLink, feedLinks } from './feed-link.ts';

/** What a home page names for autodiscovery. */
@Resolver(() => Site)
export class SiteFeedResolver {
  @FieldResolver(() => [FeedLink], { description: '全站订阅源，供页面以 link rel="alternate" 标明' })
  feeds(@Ctx() ctx: ReadingContext, @Root() { code, name }: Site): FeedLink[] {
    return feedLinks({ path: `/feeds/sites/${code}`, title: name }, ctx.publicUrl);
  }
}

/** What a column page names for autodiscovery. */
@Resolver(() => Section)
export class SectionFeedResolver {
  @FieldResolver(() => [FeedLink], { description: '栏目订阅源，供页面以 link rel="alternate" 标明' })
  feeds(@Ctx() ctx: ReadingContext, @Root() { id, name, site }: Section): FeedLink[] {
    return feedLinks({ path: `/feeds/sections/${id}`, title: `${name} - ${site.name}` }, ctx.publicUrl);
  }
}
