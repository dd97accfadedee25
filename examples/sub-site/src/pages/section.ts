import { html } from 'lit';
import type { Page } from '../frame.ts';
import { ask, SITE } from '../hub.ts';
import { lines } from '../lines.ts';
import { SectionPageDocument } from '../questions.ts';
import { nowhere } from './nowhere.ts';

/** A section: twenty contents a page, the newest first; the next page hangs on a cursor that new contents do not shift. */
export async function section(code: string, after: string | null): Promise<Page> {
  const { section } = await ask(SectionPageDocument, { site: SITE, section: code, after });
  if (!section) return nowhere();
  const { name, tags, contents } = section;
  const { totalCount, pageInfo, edges } = contents;
  const body = html`<h1>${name}</h1>
    <p class="count">共 ${totalCount} 条</p>
    ${lines(edges.map(({ node }) => node))}
    ${
      pageInfo.hasNextPage
        ? html`<p><a class="more" href="?after=${encodeURIComponent(pageInfo.endCursor ?? '')}">下一页</a></p>`
        : ''
    }`;
  return { title: name, tags, body };
}
