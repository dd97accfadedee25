/** What a page of the sandbox may load: nothing but styles and its own pictures. */
export const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data: 'self'; form-action 'self'";

const STYLE = `body{font:16px/1.6 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;background:#f2f2f5}
article{background:#fff;border-radius:8px;padding:1rem;margin:1rem 0;overflow-wrap:anywhere}article img{max-width:100%}
header b{color:#b5451f}time,.id{color:#595959;font-size:.85em}form{display:flex;gap:.5rem;flex-wrap:wrap;margin:.5rem 0}
.gone{opacity:.55}select,input{max-width:100%}`;

/** Text as HTML shows it. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Choices of a form, each a value with its words. */
export function optionsOf(choices: readonly (readonly [value: string, words: string])[]): string {
  return choices
    .map(([value, words]) => `<option value="${escaped(value)}">${escaped(words)}</option>`)
    .join('');
}

/** An instant as people in China write it. */
export function when(at: Date): string {
  return at.toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' });
}

/** A page of the sandbox. */
export function sandboxPage(title: string, body: string): string {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style><h1>${title}</h1>${body}</html>`;
}

/** What may befall a request on its way, in words. */
export const LOST_WORDS: readonly (readonly [value: string, words: string])[] = [
  ['hang', '收下后不应答'],
  ['cut', '应答中途断开'],
  ['half-open', '连接半开'],
  ['500', 'HTTP 500'],
  ['503', 'HTTP 503'],
  ['429', 'HTTP 429'],
];
