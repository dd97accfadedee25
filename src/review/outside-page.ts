import type { SnapshotAttachment } from '../content/snapshot.ts';
import { bodyUnder, outsideFileAt } from './outside-file.ts';
import type { OutsideView } from './read-outside.ts';
import { OUTSIDE_LIMITS } from './read-outside.ts';

const STYLE = `body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:16px/1.8 sans-serif;color:#1d2733}
h1{font-size:1.5rem}.notice{padding:.6rem 1rem;background:#fff4d6}table{border-collapse:collapse}td,th{border:1px solid #b9c0c8;padding:4px 8px}
img,video{max-width:100%}textarea{width:100%;min-height:8rem;font:inherit}button{padding:.5rem 1.5rem;font:inherit}li{white-space:pre-wrap}`;

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}

function timeOf(at: Date): string {
  return at.toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false });
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex, nofollow"><title>${escaped(title)}</title><style>${STYLE}</style></head><body>${body}</body></html>`;
}

/** The page of a refusal, in its words. */
export function refusalPage(words: string): string {
  return page('外部核稿', `<main><h1>外部核稿</h1><p>${escaped(words)}</p></main>`);
}

function remarksOf({ remarks }: OutsideView): string {
  if (remarks.length === 0) return '';
  const items = remarks.map(({ text, at }) => `<li>${escaped(text)} <small>（${timeOf(at)}）</small></li>`);
  return `<h2>您已提交的意见</h2><ol>${items.join('')}</ol>`;
}

function formOf({ remarks }: OutsideView): string {
  if (remarks.length >= OUTSIDE_LIMITS.remarks) return '<p>意见条数已达上限。</p>';
  return `<h2>您的意见</h2><form method="post"><p><textarea name="remark" required maxlength="${OUTSIDE_LIMITS.length}" aria-label="您的意见"></textarea></p><p><button type="submit">提交意见</button></p></form>`;
}

function linkTo(token: string, { name, sha256 }: SnapshotAttachment): string {
  if (!sha256) return `${escaped(name)}（本平台未保存）`;
  return `<a href="${escaped(outsideFileAt(token, { sha256, name }))}">${escaped(name)}</a>`;
}

/** The page of a link: the text as it was submitted, sanitised when it came in, and a form for remarks. */
export function outsidePage(view: OutsideView, token: string): string {
  const { check } = view;
  const { snapshot, number, voidedAt } = check.revision;
  const { title, summary, body, originName, attachments } = snapshot;
  const facts = [
    `${check.department} ${check.expertName} 专家核稿`,
    `第 ${number} 版送审稿`,
    `链接有效至 ${timeOf(check.expiresAt)}`,
  ];
  const files = attachments.map((file) => `<li>${linkTo(token, file)}</li>`).join('');
  const parts = [
    '<p class="notice">本页为未公开的送审稿，仅供所列专家核对，请勿转发、截图或公开。您的意见不作为审核决定。</p>',
    voidedAt ? '<p class="notice">稿件在此版之后已有修改或已退回。</p>' : '',
    `<h1>${escaped(title)}</h1><p><small>${escaped(facts.join(' · '))}</small></p>`,
    snapshot.policy?.number ? `<p>文号：${escaped(snapshot.policy.number)}</p>` : '',
    originName ? `<p>来源：${escaped(originName)}</p>` : '',
    summary ? `<p>摘要：${escaped(summary)}</p>` : '',
    `<article>${bodyUnder(token, body)}</article>`,
    files ? `<h2>附件</h2><ul>${files}</ul>` : '',
    remarksOf(view),
    formOf(view),
  ];
  return page(title, `<main>${parts.join('\n')}</main>`);
}
