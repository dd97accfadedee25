import { sanitiseHtml } from '../../platform/html/sanitise.ts';
import type { Article } from './article.ts';
import { readAttachments } from './attachments.ts';
import { readByline } from './byline.ts';
import { readAddress } from './canonical-address.ts';
import { knownContainer } from './containers.ts';
import { densestBlock } from './densest-block.ts';
import { readDocumentTable } from './document-table.ts';
import { furnitureOf } from './furniture.ts';
import { guardOf } from './guard-page.ts';
import { baseUrlOf, type HtmlDocument, parseHtml } from './html-document.ts';
import { readMetaTags } from './meta-tags.ts';
import { isTooDeep } from './nesting.ts';
import { readPolicy } from './policy.ts';
import { problemsOf } from './problems.ts';
import { authorOf, keywordsOf, publishedAtOf, summaryOf } from './statements.ts';
import { stripFurniture } from './strip-furniture.ts';
import { measureText } from './text-lengths.ts';
import { readTitle } from './title.ts';
import { present } from './upstream-text.ts';

/**
 * Reads an upstream article page. Order of trust: META tags; containers and labels of known content systems; the
 * table of document particulars; the densest block of running text. Never throws: what is missing is null or
 * empty and stated in `problems`. `url` is the address the page was fetched from.
 */
export function readArticle(html: string, url: string): Article {
  if (isTooDeep(html)) return readDocument(parseHtml(''), url, '页面标签过多或嵌套过深，无法读取。');
  const $ = parseHtml(html);
  const guard = guardOf($);
  // Scripts hold words of both outcomes (有效, 失效) and would be read as text.
  $('script, style, noscript, template').remove();
  return readDocument($, url, guard);
}

function readDocument($: HtmlDocument, url: string, guard: string | null): Article {
  const baseUrl = baseUrlOf($, url);
  const lengthOf = measureText($);
  const inFurniture = furnitureOf($, lengthOf);
  const body = knownContainer($, lengthOf) ?? densestBlock($, inFurniture, lengthOf);
  const meta = readMetaTags($);
  const byline = readByline($, body);
  const table = readDocumentTable($, body, lengthOf);
  const title = readTitle($, meta, { table, body, inFurniture, lengthOf });
  const article: Omit<Article, 'body' | 'problems'> = {
    title,
    publishedAt: publishedAtOf(meta, byline, table),
    origin: present(meta.first('ContentSource')) ?? byline.origin,
    author: authorOf(meta) ?? byline.author,
    url: readAddress($, meta, url),
    siteName: meta.first('SiteName'),
    siteIdCode: meta.first('SiteIDCode'),
    columnName: meta.first('ColumnName'),
    keywords: keywordsOf(meta, table),
    summary: table.summary ?? summaryOf(meta),
    policy: readPolicy(table, { title, body }),
    attachments: readAttachments($, { body, baseUrl, lengthOf }),
  };
  const problems = problemsOf(article, { guard, body, byline });
  if (body) stripFurniture($, body);
  return { ...article, body: sanitiseHtml(body ? ($(body).html() ?? '') : '', { baseUrl }), problems };
}
