import { SECTION_TYPE_NAMES, type SectionType } from '../sites/section.ts';

/** A META tag. */
export interface Tag {
  name: string;
  content: string;
}

interface TaggedSite {
  name: string;
  domain: string;
  code: string;
}

interface TaggedSection {
  name: string;
  type: SectionType;
  description: string | null;
  site: TaggedSite;
}

interface TaggedContent {
  title: string;
  summary: string | null;
  path: string;
  keywords: string[];
  author: string | null;
  publishedAt: Date;
  image?: string | null;
  origin: { name: string | null; author: string | null } | null;
}

function minuteInShanghai(instant: Date): string {
  const moment = Temporal.Instant.fromEpochMilliseconds(instant.getTime());
  return moment
    .toZonedDateTimeISO('Asia/Shanghai')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' ');
}

function tagsFrom(table: Record<string, string | null | undefined>): Tag[] {
  return Object.entries(table).flatMap(([name, content]) => (content ? [{ name, content }] : []));
}

/** The META tags of a site's home page (国办发〔2017〕47号, 网页设计规范: the three of the site). */
export function siteTags(site: TaggedSite): Tag[] {
  return tagsFrom({ SiteName: site.name, SiteDomain: site.domain, SiteIDCode: site.code });
}

/** The META tags of a column page (47号): those of the site and the four of the column. */
export function sectionTags(section: TaggedSection): Tag[] {
  const type = SECTION_TYPE_NAMES[section.type];
  const column = {
    ColumnName: section.name,
    ColumnDescription: section.description ?? `${section.site.name}${section.name}`,
    ColumnKeywords: [...new Set([section.name, type])].join(','),
    ColumnType: type,
  };
  return [...siteTags(section.site), ...tagsFrom(column)];
}

/**
 * The META tags of an article page (47号): those of its column, ArticleTitle, PubDate (`YYYY-MM-DD HH:mm` in
 * Shanghai) and ContentSource, which is the site itself for a text of its own; the optional ones where known.
 */
export function contentTags(content: TaggedContent, section: TaggedSection): Tag[] {
  const { site } = section;
  const article = {
    ArticleTitle: content.title,
    PubDate: minuteInShanghai(content.publishedAt),
    ContentSource: content.origin?.name ?? site.name,
    Keywords: content.keywords.join(','),
    Author: content.author ?? content.origin?.author,
    Description: content.summary,
    Image: content.image,
    Url: `https://${site.domain}${content.path}`,
  };
  return [...sectionTags(section), ...tagsFrom(article)];
}
