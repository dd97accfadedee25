import { WithdrawalKind } from '../release/edition.ts';
import { type Content, Interpretation, Policy } from './content.ts';
import { crumbsTo } from './crumb.ts';
import { homeSection } from './home-section.ts';
import { pageUrl } from './page-address.ts';
import { headOf, type PageHead } from './page-head.ts';
import { contentTags } from './page-tags.ts';
import { picturesOf } from './pictures.ts';
import type { ReadingContext } from './reading-context.ts';
import { policiesOf, restOf } from './related.ts';
import type { Section } from './section.ts';
import { replacementUrl } from './status-hint.ts';
import { contentThing, crumbsThing, graphOf, organisationThing } from './structured-data.ts';

interface Shown {
  content: Content;
  section: Section;
  url: string;
  image: string | null;
}

async function structuredOf(
  ctx: ReadingContext,
  { content, section, url, image }: Shown,
): Promise<object | null> {
  if (content.withdrawal) return null;
  const explained = content instanceof Interpretation ? await policiesOf(ctx, content) : [];
  const explains = await Promise.all(
    explained.map(async (one) => ({
      title: one.title,
      url: pageUrl((await homeSection(ctx, one)).site, one.path),
    })),
  );
  const policy = content instanceof Policy ? content.policy : null;
  const thing = contentThing({ ...content, policy, url, image, explains }, section);
  return graphOf([thing, crumbsThing(await crumbsTo(ctx, section)), organisationThing(section.site)]);
}

/** The head of a content's page; one that is withdrawn is not for search engines, and one that is replaced leads to what replaces it. */
export async function contentHead(ctx: ReadingContext, content: Content): Promise<PageHead> {
  const section = await homeSection(ctx, content);
  const url = pageUrl(section.site, content.path);
  const replaced = content.withdrawal?.kind === WithdrawalKind.REPLACED;
  const [picture] = picturesOf((await restOf(ctx, content)).body ?? '', ctx.publicUrl);
  const image = picture?.url ?? null;
  return headOf({
    title: `${content.title}_${section.name}_${section.site.name}`,
    canonical: (replaced ? await replacementUrl(ctx, content.id) : null) ?? url,
    indexable: !content.withdrawal,
    tags: contentTags({ ...content, image }, section),
    openGraph: {
      ...{ 'og:type': 'article', 'og:locale': 'zh_CN', 'og:site_name': section.site.name },
      ...{ 'og:title': content.title, 'og:description': content.summary, 'og:url': url, 'og:image': image },
      'article:published_time': content.publishedAt.toISOString(),
      'article:modified_time': content.updatedAt.toISOString(),
      'article:section': section.name,
    },
    structured: await structuredOf(ctx, { content, section, url, image }),
  });
}
