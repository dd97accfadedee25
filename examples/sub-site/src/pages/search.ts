import { html } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import type { Page } from '../frame.ts';
import { ask, SITE } from '../hub.ts';
import { addressOf, dayOf } from '../lines.ts';
import { type ContentKind, SearchDocument } from '../questions.ts';

const KINDS: Record<ContentKind, string> = {
  ARTICLE: '信息',
  POLICY: '政策文件',
  INTERPRETATION: '政策解读',
  TOPIC: '专题',
};

const isKind = (word: string | null): word is ContentKind => word !== null && Object.hasOwn(KINDS, word);

/** What a search of this site finds, with how much of each kind there is. */
export async function search(asked: URLSearchParams): Promise<Page> {
  const query = (asked.get('q') ?? '').trim().slice(0, 200);
  if (query === '') return { title: '搜索', tags: [], body: html`<h1>搜索</h1><p>请输入要找的词。</p>` };
  const kind = asked.get('kind');
  const { search: found } = await ask(SearchDocument, {
    ...{ query, site: SITE, after: asked.get('after') },
    kinds: isKind(kind) ? [kind] : null,
  });
  const to = (more: Record<string, string>) => `/search?${new URLSearchParams({ q: query, ...more })}`;
  const kinds = found.facets.find(({ name }) => name === 'kind')?.values ?? [];
  const next = { ...(isKind(kind) ? { kind } : {}), after: found.pageInfo.endCursor ?? '' };
  // The hub marks what was found with <mark> and escapes all the rest.
  const body = html`<h1>“${query}”的搜索结果</h1>
    <p class="count">共 ${found.totalCount} 条</p>
    <p class="kinds">
      <a href=${to({})} aria-current=${isKind(kind) ? 'false' : 'true'}>全部</a>
      ${kinds.map(
        ({ value, count }) =>
          isKind(value) &&
          html`<a href=${to({ kind: value })} aria-current=${kind === value}>${KINDS[value]} ${count}</a>`,
      )}
    </p>
    <ol class="found">
      ${found.edges.map(
        ({ highlight, node }) => html`<li>
          <h2><a href=${addressOf(node)}>${unsafeHTML(highlight.title)}</a></h2>
          <p>${unsafeHTML(highlight.body)}</p>
          <time datetime=${node.publishedAt}>${dayOf(node.publishedAt)}</time>
        </li>`,
      )}
    </ol>
    ${found.pageInfo.hasNextPage ? html`<p><a class="more" href=${to(next)}>下一页</a></p>` : ''}`;
  return { title: `搜索：${query}`, tags: [], body };
}
