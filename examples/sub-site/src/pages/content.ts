import { html, nothing, type TemplateResult } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import type { Page } from '../frame.ts';
import { ask, SITE } from '../hub.ts';
import { addressOf, dayOf, lines } from '../lines.ts';
import { ContentByIdDocument, ContentByPathDocument, type WholeFragment } from '../questions.ts';
import { facts } from './facts.ts';
import { nowhere } from './nowhere.ts';

type Whole = WholeFragment;

const WITHDRAWN = { WITHDRAWN: '本文已撤回', GONE: '本文已删除', REPLACED: '本文已由新的内容代替' };

function withdrawn({ withdrawal }: Whole): TemplateResult | typeof nothing {
  if (!withdrawal) return nothing;
  const { kind, at, explanation, replacement } = withdrawal;
  return html`<aside class="notice" role="note">
    <strong>${WITHDRAWN[kind]}</strong>（${dayOf(at)}）
    <p>${explanation}</p>
    ${replacement ? html`<p>请看：<a href=${addressOf(replacement)}>${replacement.title}</a></p>` : nothing}
  </aside>`;
}

function corrected({ edition, withdrawal }: Whole): TemplateResult | typeof nothing {
  if (withdrawal || !edition.changeNote) return nothing;
  return html`<p class="correction">${dayOf(edition.publishedAt)}更正：${edition.changeNote}</p>`;
}

function files({ attachments }: Whole): TemplateResult | typeof nothing {
  if (attachments.length === 0) return nothing;
  const size = (bytes: number | null | undefined) => (bytes ? `（${Math.ceil(bytes / 1024)} KB）` : '');
  return html`<section>
    <h2>附件</h2>
    <ul>
      ${attachments.map(({ name, url, bytes }) => html`<li><a href=${url}>${name}</a>${size(bytes)}</li>`)}
    </ul>
  </section>`;
}

/** What belongs to a content by its kind: readings of a policy, policies of a reading, the groups of a topic. */
function belonging(content: Whole): TemplateResult[] {
  const part = (title: string, contents: Parameters<typeof lines>[0]) =>
    html`<section><h2>${title}</h2>${lines(contents)}</section>`;
  if (content.__typename === 'Topic')
    return content.groups.map(({ title, contents }) => part(title, contents));
  if (content.__typename === 'Policy' && content.interpretations.length > 0)
    return [part('政策解读', content.interpretations)];
  if (content.__typename === 'Interpretation') return [part('相关文件', content.policies)];
  return [];
}

function shown(content: Whole): Page {
  const { title, tags, origin, publishedAt, section, site } = content;
  // The hub has sanitised the body; nothing else is put on the page as markup. A wide table scrolls, by the keyboard too.
  const text = content.body
    ? html`<div class="text" tabindex="0">${unsafeHTML(content.body)}</div>`
    : nothing;
  const home = site.code === SITE ? html`<a href="/sections/${section.code}">${section.name}</a>` : site.name;
  const body = html`<p class="where"><a href="/">首页</a> / ${home}</p>
    <article>
      <h1>${title}</h1>
      <p class="facts">
        <time datetime=${publishedAt}>${dayOf(publishedAt)}</time>
        ${origin?.name ? html`来源：${origin.url ? html`<a href=${origin.url}>${origin.name}</a>` : origin.name}` : nothing}
      </p>
      ${withdrawn(content)} ${corrected(content)} ${facts(content)} ${text} ${files(content)}
      ${belonging(content)}
    </article>`;
  return { title, tags, body };
}

/** A content at home here, by the path it has on this site. */
export async function contentAt(path: string): Promise<Page> {
  const { content } = await ask(ContentByPathDocument, { site: SITE, path });
  return content ? shown(content) : nowhere();
}

/** A content that this site carries, by its id. */
export async function contentOf(id: string): Promise<Page> {
  const { content } = await ask(ContentByIdDocument, { id });
  return content ? shown(content) : nowhere();
}
