import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Content } from './content.ts';
import { contentHead } from './content-head.ts';
import { sectionHead, siteHead } from './frame-head.ts';
import { homeSection } from './home-section.ts';
import { pageUrl } from './page-address.ts';
import { PageHead } from './page-head.ts';
import type { ReadingContext } from './reading-context.ts';
import { Section } from './section.ts';
import { Sharing, sharingOf } from './sharing.ts';
import { Site } from './site.ts';

/** The head of a home page. */
@Resolver(() => Site)
export class SiteHeadResolver {
  @FieldResolver(() => PageHead, { description: '首页的 head' })
  head(@Root() site: Site): PageHead {
    return siteHead(site);
  }
}

/** The head of a column page. */
@Resolver(() => Section)
export class SectionHeadResolver {
  @FieldResolver(() => PageHead, { description: '栏目页的 head' })
  head(@Ctx() ctx: ReadingContext, @Root() section: Section): Promise<PageHead> {
    return sectionHead(ctx, section);
  }
}

/** The head of a detail page, and what one shares of it. */
@Resolver(() => Content)
export class ContentHeadResolver {
  @FieldResolver(() => PageHead, { description: '内容页的 head' })
  head(@Ctx() ctx: ReadingContext, @Root() content: Content): Promise<PageHead> {
    return contentHead(ctx, content);
  }

  @FieldResolver(() => Sharing, { description: '分享文案' })
  async sharing(@Ctx() ctx: ReadingContext, @Root() content: Content): Promise<Sharing> {
    const { site } = await homeSection(ctx, content);
    const { title, summary, origin, path } = content;
    return sharingOf({ title, summary, url: pageUrl(site, path), source: origin?.name ?? site.name });
  }
}
