import { escaped, LOST_WORDS, optionsOf, sandboxPage, when } from './page.ts';
import { WECHAT_ERRORS } from './wechat-errors.ts';
import type { PublishedArticle, WechatState } from './wechat-state.ts';

const CALLS = [
  ['post', '发布、群发或删除'],
  ['any', '任何调用'],
  ['stable_token', '取令牌'],
  ['draft/', '草稿箱'],
  ['media/', '上传图文图片'],
  ['material/', '上传素材'],
  ['freepublish/', '发布接口'],
  ['message/', '群发接口'],
] as const;

const ENDS = [
  ['status-2', '受理后：原创失败'],
  ['status-3', '受理后：常规失败'],
  ['status-4', '受理后：平台审核不通过'],
  ['status-6', '受理后：被平台封禁'],
] as const;

function coverOf({ article }: PublishedArticle, { materials }: WechatState): string {
  const name = materials.get(article.thumb_media_id);
  return name ? `<img alt="封面" src="/sandbox/wechat/pictures/${name}">` : '';
}

/** An article as its readers see it. */
function articleOf(published: PublishedArticle, state: WechatState): string {
  const { article, at, articleId, isMass, isDeleted } = published;
  const kind = `${isMass ? '群发' : '发布'}${isDeleted ? '，已删除' : ''}`;
  const body = isDeleted ? '<p>该内容已被发布者删除</p>' : article.content;
  const source = `<p>阅读原文：${escaped(article.content_source_url)}</p>`;
  return `<article${isDeleted ? ' class="gone"' : ''}>${coverOf(published, state)}<header><b>${escaped(article.title)}</b><br>
<span>${escaped(article.author)}</span> <time>${when(at)}（${kind}）</time></header><p class="id">摘要：${escaped(article.digest)}</p>
${body}${isDeleted ? '' : source}<span class="id">${articleId}</span></article>`;
}

function faultForm({ faults }: WechatState): string {
  const codes = Object.entries(WECHAT_ERRORS).map(([code, words]) => [code, `${code} ${words}`] as const);
  const waiting = faults.map(({ at, what }) => escaped(`${at} ${what}`)).join('、');
  return `<form method="post" action="/sandbox/wechat/faults"><select name="at" aria-label="哪一类调用">${optionsOf(CALLS)}</select>
<select name="fault" aria-label="下一次请求的故障">${optionsOf([...LOST_WORDS, ...ENDS, ...codes])}</select><button>让下一次请求发生</button></form>
${waiting ? `<p>待发生：${waiting}</p>` : ''}`;
}

function callbackForm({ callback }: WechatState): string {
  const { url = '', token = '', aesKey = '' } = callback ?? {};
  const field = (name: string, value: string, label: string) =>
    `<input name="${name}" value="${escaped(value)}" placeholder="${label}" aria-label="${label}">`;
  return `<details${callback ? ' open' : ''}><summary>服务器配置（回调）</summary><form method="post" action="/sandbox/wechat/callback">${field('url', url, '服务器地址(URL)')}
${field('token', token, '令牌(Token)')}${field('aesKey', aesKey, 'EncodingAESKey')}<button>保存并推送结果</button></form></details>`;
}

function tasksOf({ drafts, tasks }: WechatState): string {
  const boxed = drafts.map(
    ({ article, at }) => `<li>草稿《${escaped(article.title)}》<time>${when(at)}</time></li>`,
  );
  const run = tasks.slice(0, 20).map(({ id, status, isMass }) => {
    const ended = status === 1 ? '处理中' : status === 0 ? '成功' : `未成（${status}）`;
    return `<li>${isMass ? '群发' : '发布'}任务 ${id}：${ended}</li>`;
  });
  const rows = [...boxed, ...run].join('');
  return rows ? `<details><summary>草稿箱和任务</summary><ul>${rows}</ul></details>` : '';
}

/** The articles of the simulated WeChat, newest first, with forms by which the next requests meet faults and results are told. */
export function wallOfWechat(state: WechatState): string {
  const articles = state.articles.map((one) => articleOf(one, state)).join('') || '<p>还没有文章。</p>';
  return sandboxPage(
    '微信公众号（演练）',
    faultForm(state) + callbackForm(state) + tasksOf(state) + articles,
  );
}

/** The page of one article. */
export function pageOfArticle(published: PublishedArticle, state: WechatState): string {
  return sandboxPage('微信公众号（演练）', articleOf(published, state));
}
