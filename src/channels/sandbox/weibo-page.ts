import { escaped, LOST_WORDS, optionsOf, sandboxPage, when } from './page.ts';
import { WEIBO_ERRORS } from './weibo-errors.ts';
import type { WeiboSimulator } from './weibo-simulator.ts';
import type { SimulatedPost } from './weibo-state.ts';

function pictureIn(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  const type = head.startsWith('GIF8') ? 'gif' : head.startsWith('\x89PNG') ? 'png' : 'jpeg';
  return `<img alt="配图" src="data:image/${type};base64,${Buffer.from(bytes).toString('base64')}">`;
}

function articleOf({ account, text, at, id, picture }: SimulatedPost): string {
  const shown = escaped(text).replace(/http:\/\/t\.cn\/\w+/g, '<a>$&</a>');
  return `<article><header><b>${escaped(account.name)}</b> <time>${when(at)}</time></header>
<p>${shown}</p>${picture ? pictureIn(picture) : ''}<span class="id">${id}</span></article>`;
}

function faultForm({ faults }: WeiboSimulator): string {
  const codes = Object.entries(WEIBO_ERRORS).map(([code, words]) => [code, `${code} ${words}`] as const);
  const options = optionsOf([...LOST_WORDS, ...codes]);
  const waiting =
    faults.length > 0 ? `<p>待发生：${faults.map((one) => escaped(String(one))).join('、')}</p>` : '';
  return `<form method="post" action="/sandbox/weibo/faults"><select name="fault" aria-label="下一次请求的故障">${options}</select><button>让下一次请求发生</button></form>${waiting}`;
}

/** The wall of the simulated Weibo, newest first, with a form by which the next request meets a fault. */
export function wallOf(simulator: WeiboSimulator): string {
  const posts = simulator.posts.map(articleOf).join('') || '<p>还没有微博。</p>';
  return sandboxPage('微博（演练）', faultForm(simulator) + posts);
}

/** The page of one post. */
export function pageOf(post: SimulatedPost): string {
  return sandboxPage('微博（演练）', articleOf(post));
}
