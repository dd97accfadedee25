import { html, type TemplateResult } from 'lit';
import { SITE } from './hub.ts';
import type { LineFragment } from './questions.ts';

const DAY = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long' });

/** The day of an instant as people here write it. */
export function dayOf(instant: string): string {
  return DAY.format(new Date(instant));
}

/** Where a content stands on this site: under its own path where it is at home here, and under its id where it is carried. */
export function addressOf({ id, path, site }: Pick<LineFragment, 'id' | 'path' | 'site'>): string {
  return site.code === SITE ? path : `/contents/${id}`;
}

/** A list of contents, each with its day. */
export function lines(contents: readonly LineFragment[]): TemplateResult {
  if (contents.length === 0) return html`<p class="none">暂无内容</p>`;
  return html`<ul class="lines">
    ${contents.map(
      (content) => html`<li>
        <a href=${addressOf(content)}>${content.title}</a>
        <time datetime=${content.publishedAt}>${dayOf(content.publishedAt)}</time>
      </li>`,
    )}
  </ul>`;
}
