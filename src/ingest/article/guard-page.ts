import type { HtmlDocument } from './html-document.ts';
import { unspaced } from './upstream-text.ts';

/**
 * States, as a zh-CN sentence, that a page is not an article but the page of a bot guard (瑞数, 加速乐, 网宿) or a
 * redirect by script; null for ordinary pages. Looks at scripts, so it must run before they are taken away.
 */
export function guardOf($: HtmlDocument): string | null {
  const scripts = $('script').text();
  const words = unspaced($('body').clone().find('script, style, noscript').remove().end().text());
  if (words.length >= 100) return null;
  if (
    $('meta[content^="{qqq"]').length > 0 ||
    /__jsl(?:uid|_clearance)|wzws_|document\.cookie\s*=/u.test(scripts)
  ) {
    return '上级网站返回的是防爬验证页，没有返回正文。';
  }
  const target = /\blocation(?:\.href)?\s*=\s*['"](?<url>[^'"]+)['"]/u.exec(scripts)?.groups?.url;
  return target ? `页面用脚本跳转到 ${target.slice(0, 200)}，没有正文。` : null;
}
