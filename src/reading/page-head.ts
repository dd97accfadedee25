import { Field, ObjectType } from 'type-graphql';
import { PageTag } from './page-tag.ts';
import type { Tag } from './page-tags.ts';

/** What stands in the head of a page, in parts and as HTML ready to be put there. */
@ObjectType({ simpleResolvers: true })
export class PageHead {
  @Field(() => String, { description: '网页标题' })
  title!: string;

  @Field(() => String, { description: '规范地址；被替代的内容为替代者的地址' })
  canonical!: string;

  @Field(() => Boolean, { description: '搜索引擎可否收录；已撤下的不可' })
  indexable!: boolean;

  @Field(() => [PageTag], { description: '网页标签（国办发〔2017〕47号）' })
  tags!: PageTag[];

  @Field(() => [PageTag], { description: 'Open Graph' })
  openGraph!: PageTag[];

  @Field(() => String, { nullable: true, description: 'schema.org JSON-LD；已撤下的没有' })
  jsonLd!: string | null;

  @Field(() => String, { description: '以上各项的 HTML 片段，可直接放入 head' })
  html!: string;
}

/** The parts of a head; `structured` is what its JSON-LD says. */
export interface HeadParts {
  title: string;
  canonical: string;
  indexable: boolean;
  tags: Tag[];
  openGraph: Record<string, string | null | undefined>;
  structured: object | null;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Rule: a text as HTML shows it, in an attribute or between tags. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

/** Rule: JSON that may stand inside a script element: nothing in it can end the element, open a comment, or break a line of JavaScript. */
export function scriptJson(value: object): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function htmlOf(head: Omit<PageHead, 'html'>): string {
  const lines = [`<title>${escapeHtml(head.title)}</title>`];
  const meta = (by: string) => (tag: Tag) =>
    `<meta ${by}="${escapeHtml(tag.name)}" content="${escapeHtml(tag.content)}">`;
  lines.push(...head.tags.map(meta('name')));
  if (!head.indexable) lines.push('<meta name="robots" content="noindex">');
  lines.push(`<link rel="canonical" href="${escapeHtml(head.canonical)}">`);
  lines.push(...head.openGraph.map(meta('property')));
  if (head.jsonLd) lines.push(`<script type="application/ld+json">${head.jsonLd}</script>`);
  return lines.join('\n');
}

/** Rule: a head from its parts; Open Graph properties that are not known are left out. */
export function headOf(parts: HeadParts): PageHead {
  const { title, canonical, indexable, tags, structured } = parts;
  const openGraph = Object.entries(parts.openGraph).flatMap(([name, content]) =>
    content ? [{ name, content }] : [],
  );
  const jsonLd = structured ? scriptJson(structured) : null;
  const head = { title, canonical, indexable, tags, openGraph, jsonLd };
  return { ...head, html: htmlOf(head) };
}
