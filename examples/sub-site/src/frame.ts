import { html, type TemplateResult } from 'lit';
import { ask, SITE } from './hub.ts';
import { FrameDocument, type FrameQuery } from './questions.ts';

/** A page that is ready to be shown. */
export interface Page {
  title: string;
  /** META tags of 国办发〔2017〕47号, as the hub made them. */
  tags: { name: string; content: string }[];
  body: TemplateResult;
}

let known: Promise<FrameQuery> | undefined;

/** The site with its sections; asked for once. */
export async function frameOf(): Promise<NonNullable<FrameQuery['site']>> {
  known ??= ask(FrameDocument, { site: SITE });
  const { site } = await known.catch((error: unknown) => {
    known = undefined;
    throw error;
  });
  if (!site) throw new Error(`通稿平台上没有网站 ${SITE}`);
  return site;
}

/** The site around a page: its name, its sections, the search, and the page in the middle. */
export async function framed({ body }: Page, place: string): Promise<TemplateResult> {
  const { name, sections } = await frameOf();
  const current = (path: string) => (place === path ? 'page' : 'false');
  return html`
    <a class="skip" href="#content">跳到正文</a>
    <header>
      <a class="name" href="/">${name}</a>
      <form action="/search" role="search">
        <input name="q" type="search" aria-label="搜索" placeholder="搜索" maxlength="200" required />
        <button>搜索</button>
      </form>
      <nav aria-label="栏目">
        <a href="/" aria-current=${current('/')}>首页</a>
        ${sections
          .filter(({ parent }) => !parent)
          .map(({ code, name: title }) => {
            const path = `/sections/${encodeURIComponent(code)}`;
            return html`<a href=${path} aria-current=${current(path)}>${title}</a>`;
          })}
      </nav>
    </header>
    <main id="content" tabindex="-1">${body}</main>
    <footer>网站标识码 ${SITE}　主办单位：${name}</footer>
  `;
}
