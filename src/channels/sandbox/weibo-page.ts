import { WEIBO_ERRORS } from './weibo-errors.ts';
import type { WeiboSimulator } from './weibo-simulator.ts';
import type { SimulatedPost } from './weibo-state.ts';

const STYLE = `body{font:16px/1.6 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;background:#f2f2f5}
article{background:#fff;border-radius:8px;padding:1rem;margin:1rem 0}article img{max-width:12rem;display:block}
header b{color:#eb7350}time,.id{color:#6b6b6b;font-size:.85em}form{display:flex;gap:.5rem}`;

const LOST = {
  hang: '收下后不应答',
  cut: '应答中途断开',
  'half-open': '连接半开',
  '500': 'HTTP 500',
  '503': 'HTTP 503',
  '429': 'HTTP 429',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function pictureIn(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  const type = head.startsWith('GIF8') ? 'gif' : head.startsWith('\x89PNG') ? 'png' : 'jpeg';
  return `<img alt="配图" src="data:image/${type};base64,${Buffer.from(bytes).toString('base64')}">`;
}

function articleOf({ account, text, at, id, picture }: SimulatedPost): string {
  const when = at.toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' });
  const shown = escaped(text).replace(/http:\/\/t\.cn\/\w+/g, '<a>$&</a>');
  return `<article><header><b>${escaped(account.name)}</b> <time>${when}</time></header>
<p>${shown}</p>${picture ? pictureIn(picture) : ''}<span class="id">${id}</span></article>`;
}

function faultForm({ faults }: WeiboSimulator): string {
  const codes = Object.entries(WEIBO_ERRORS).map(([code, words]) => [code, `${code} ${words}`]);
  const options = [...Object.entries(LOST), ...codes].map(
    ([value = '', words = '']) => `<option value="${escaped(value)}">${escaped(words)}</option>`,
  );
  const waiting =
    faults.length > 0 ? `<p>待发生：${faults.map((one) => escaped(String(one))).join('、')}</p>` : '';
  return `<form method="post" action="/sandbox/weibo/faults"><select name="fault" aria-label="下一次请求的故障">${options.join('')}</select><button>让下一次请求发生</button></form>${waiting}`;
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style><h1>${title}</h1>${body}</html>`;
}

/** The wall of the simulated Weibo, newest first, with a form by which the next request meets a fault. */
export function wallOf(simulator: WeiboSimulator): string {
  const posts = simulator.posts.map(articleOf).join('') || '<p>还没有微博。</p>';
  return page('微博（演练）', faultForm(simulator) + posts);
}

/** The page of one post. */
export function pageOf(post: SimulatedPost): string {
  return page('微博（演练）', articleOf(post));
}
