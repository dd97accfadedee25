import { type HtmlDocument, nodesUnder } from './html-document.ts';

const CODE = /^(?:script|style|noscript)$/u;

/**
 * States, as a zh-CN sentence, that a page is not an article but the page of a bot guard (瑞数, 加速乐, 网宿) or a
 * redirect by script; null for ordinary pages. Looks at scripts, so it must run before they are taken away.
 */
export function guardOf($: HtmlDocument): string | null {
  const scripts = $('script').text();
  if (wordsOn($) >= 100) return null;
  if (
    $('meta[content^="{qqq"]').length > 0 ||
    /__jsl(?:uid|_clearance)|wzws_|document\.cookie\s*=/u.test(scripts)
  ) {
    return '上级网站返回的是防爬验证页，没有返回正文。';
  }
  const target = /\blocation(?:\.href)?\s*=\s*['"](?<url>[^'"]+)['"]/u.exec(scripts)?.groups?.url;
  return target ? `页面用脚本跳转到 ${target.slice(0, 200)}，没有正文。` : null;
}

/** How many characters of text a page shows without its scripts. */
function wordsOn($: HtmlDocument): number {
  const nodes = $('body').toArray().flatMap(nodesUnder);
  const shown = nodes.filter(({ parent }) => !(parent && 'name' in parent && CODE.test(parent.name)));
  return shown.reduce((sum, node) => sum + (node.type === 'text' ? node.data.trim().length : 0), 0);
}
