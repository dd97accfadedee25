import { ContentKind } from '../content/content-kind.ts';
import { WithdrawalKind } from '../release/edition.ts';
import { type Content, Interpretation, Policy } from './content.ts';
import { crumbsTo } from './crumb.ts';
import { homeSection } from './home-section.ts';
import { pageUrl } from './page-address.ts';
import { headOf, type PageHead } from './page-head.ts';
import { contentTags } from './page-tags.ts';
import { firstPicture } from './pictures.ts';
import type { ReadingContext } from './reading-context.ts';
import { policiesOf, restOf } from './related.ts';
import type { Section } from './section.ts';
import { replacementUrl } from './status-hint.ts';
import {
  contentThing,
  crumbsThing,
  graphOf,
  organisationThing,
  type StructuredContent,
} from './structured-data.ts';

/** A page of a site, told by the section it is of. */
type Explained = Pick<Content, 'title' | 'path' | 'sectionId'>;

/** What the head of a content's page is made of. */
export interface Headed extends Omit<StructuredContent, 'url' | 'image' | 'explains'> {
  id: string;
  path: string;
  sectionId: string;
  origin: { name: string | null; url: string | null; author: string | null } | null;
  withdrawal: { kind: WithdrawalKind } | null;
  /** Its body, or what of it begins with the first picture. */
  html: string | null;
  /** The policies it explains. */
  explained: Explained[];
}

/** A content with what its head says of where it stands. */
interface Shown {
  content: Headed;
  section: Section;
  url: string;
  image: string | null;
}

async function structuredOf(
  ctx: ReadingContext,
  { content, section, url, image }: Shown,
): Promise<object | null> {
  if (content.withdrawal) return null;
  const explains = await Promise.all(
    content.explained.map(async (one) => ({
      title: one.title,
      url: pageUrl((await homeSection(ctx, one)).site, one.path),
    })),
  );
  const policy = content.kind === ContentKind.POLICY ? content.policy : null;
  const thing = contentThing({ ...content, policy, url, image, explains }, section);
  return graphOf([thing, crumbsThing(await crumbsTo(ctx, section)), organisationThing(section.site)]);
}

/** The head of the page of what was read; one that is withdrawn is not for search engines, and one that is replaced leads to what replaces it. */
export async function headOfContent(ctx: ReadingContext, content: Headed): Promise<PageHead> {
  const section = await homeSection(ctx, content);
  const url = pageUrl(section.site, content.path);
  const replaced = content.withdrawal?.kind === WithdrawalKind.REPLACED;
  const image = firstPicture(content.html ?? '', ctx.publicUrl);
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

/** The head of a content's page. */
export async function contentHead(ctx: ReadingContext, content: Content): Promise<PageHead> {
  const { body: html } = await restOf(ctx, content);
  const explains = content instanceof Interpretation && !content.withdrawal;
  const explained = explains ? await policiesOf(ctx, content) : [];
  const policy = content instanceof Policy ? content.policy : null;
  return headOfContent(ctx, { ...content, policy, html, explained });
}
