import { createHash } from 'node:crypto';
import { type LocalAnswer, serveLocally } from '../support/local-server.ts';

/** An article of the local upstream; `at` as the page states it, in Beijing time. */
export interface LocalArticle {
  name: string;
  title: string;
  at: string;
  text?: string;
  origin?: string;
  /** More HTML inside the text. */
  extra?: string;
  number?: string;
  /** Whether another upstream says the same; else it has words of its own. */
  shared?: boolean;
}

/** A small government site on 127.0.0.1, with conditional GET, that a test changes as it goes. */
export class LocalUpstream {
  readonly articles: LocalArticle[] = [];
  readonly files = new Map<string, { type: string; body: Uint8Array }>();
  /** Stands in for the list, where a test breaks it. */
  list: LocalAnswer | null = null;
  /** Paths that answer an error. */
  readonly broken = new Map<string, number>();
  readonly redirects = new Map<string, string>();
  /** Other addresses of the list. */
  readonly mirrors = new Set<string>();
  /** Paths asked for, with the status answered. */
  readonly asked: string[] = [];
  /** Called before an article is answered. */
  beforeArticle: (name: string) => Promise<void> | void = () => undefined;
  origin = '';
  /** Begins to serve, until the test ends. */
  async open(): Promise<this> {
    this.origin = await serveLocally(async ({ path, headers }) => {
      const answer = await this.#answer(path);
      const etag = `"${createHash('sha256')
        .update(answer.body ?? '')
        .digest('hex')}"`;
      const isKnown = (answer.status ?? 200) === 200 && headers['if-none-match'] === etag;
      this.asked.push(`${isKnown ? 304 : (answer.status ?? 200)} ${path}`);
      return isKnown ? { status: 304 } : { ...answer, headers: { etag, ...answer.headers } };
    });
    return this;
  }

  get listUrl(): string {
    return `${this.origin}/zcwj/index.html`;
  }

  async #answer(path: string): Promise<LocalAnswer> {
    if (path === '/zcwj/index.html' || this.mirrors.has(path)) return this.list ?? this.#list();
    const status = this.broken.get(path);
    if (status) return { status };
    const location = this.redirects.get(path);
    if (location) return { status: 302, headers: { location } };
    const file = this.files.get(path);
    if (file) return { headers: { 'content-type': file.type }, body: file.body };
    const article = this.articles.find(({ name }) => path === `/zcwj/${name}.html`);
    if (!article) return { status: 404, headers: { 'content-type': 'text/html' }, body: '没有这个页面' };
    await this.beforeArticle(article.name);
    const own = article.shared ? '' : wordsOf(`${this.origin}/${article.name}`);
    return page(article.title, metaOf(article) + bodyOf(article, own));
  }

  #list(): LocalAnswer {
    const entries = this.articles.map(
      ({ name, title, at }) =>
        `<li><a href="./${name}.html">${title}</a><span>${at.slice(0, 10)}</span></li>`,
    );
    return page('政策文件', `<ul class="list">${entries.join('\n')}</ul>`);
  }
}

function page(title: string, html: string): LocalAnswer {
  const body = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title></head><body>${html}</body></html>`;
  return { headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

function metaOf({ title, at, origin = '示例省人民政府办公厅' }: LocalArticle): string {
  return `<meta name="ArticleTitle" content="${title}"><meta name="PubDate" content="${at}"><meta name="ContentSource" content="${origin}">`;
}

function bodyOf(
  {
    title,
    number,
    text = '各市、县人民政府：现将有关事项通知如下，请认真贯彻执行。',
    extra = '',
  }: LocalArticle,
  own: string,
): string {
  const table = number
    ? `<table class="bd1"><tr><td>发文字号：</td><td>${number}</td><td>发文机关：</td><td>示例省人民政府</td></tr><tr><td>索引号：</td><td>420000000/2026-00112</td><td>主题分类：</td><td>卫生、体育\\医疗</td></tr></table>`
    : '';
  return `${table}<h1>${title}</h1><div class="TRS_Editor"><p>${text}</p>${extra}${own === '' ? '' : `<p>${own}</p>`}</div>`;
}

/** A hundred characters that no other article has in this order. */
function wordsOf(seed: string): string {
  const digest = [...Array(4).keys()].map((part) => createHash('sha256').update(`${seed} ${part}`).digest());
  return [...Buffer.concat(digest).subarray(0, 100)]
    .map((byte) => String.fromCharCode(0x5200 + byte))
    .join('');
}
