import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { type Article } from '../../../src/ingest/article/article.ts';
import { readUpstreamDate } from '../../../src/ingest/article/dates.ts';
import { readArticle } from '../../../src/ingest/article/read-article.ts';
import { canonicalUrl } from '../../../src/ingest/canonical-url.ts';
import { decodeText } from '../../../src/platform/fetch/charset.ts';
import { plainText } from '../../../src/platform/html/sanitise.ts';
import { hasSamples, type Sample, samples, sampleText } from '../samples.ts';

const pages = samples().filter(({ file, kind }) => /\.(?:html|jsp)$/.test(file) && !kind.startsWith('list'));
const titled = pages.filter(({ title }) => title !== '').map((page) => [page.file, page] as const);
const untitled = pages.filter(({ title }) => title === '').map((page) => [page.file, page] as const);
// A list page filed as an article, and a saved page whose text had not been saved.
const WITHOUT_TEXT = ['guangzhou-23.html', 'handan-01.jsp'];
const withText = pages
  .filter(({ file }) => !WITHOUT_TEXT.includes(file))
  .map((page) => [page.file, page] as const);

const addressOf = ({ url }: Sample) =>
  /^http/.test(url) ? url : 'http://www.example.gov.cn/a/202001/page.html';
const read = (page: Sample): Article => readArticle(sampleText(page.file), addressOf(page));
const unspaced = (text: string) => text.replace(/\s+/g, '');

test.runIf(hasSamples)('the index lists article pages', () => {
  expect(titled.length).toBeGreaterThanOrEqual(26);
  expect(untitled.length).toBeGreaterThanOrEqual(12);
});

test.runIf(hasSamples).each(titled)(
  '%s states title, date, source, site and address as the index says',
  (_file, page) => {
    const article = read(page);
    const stated = readUpstreamDate(page.published);
    expect(article.title).toBe(page.title);
    expect(stated).not.toBeNull();
    expect(article.publishedAt).toEqual(stated);
    expect(article.origin ?? '').toBe(page.origin);
    expect(article.siteName).toBe(page.siteName);
    expect(article.siteIdCode).toBe(page.siteIdCode);
    expect(article.columnName).toBe(page.columnName);
    if (page.url !== '') expect(article.url).toBe(canonicalUrl(new URL(page.url, addressOf(page)).href));
  },
);

test.runIf(hasSamples).each(untitled)('%s yields a title although it has no ArticleTitle', (_file, page) => {
  const { title, publishedAt } = read(page);
  expect(title.length).toBeGreaterThanOrEqual(4);
  expect(title).not.toMatch(/[<>]|网站?$|[_|]/);
  expect(unspaced(sampleText(page.file))).toContain(unspaced(title));
  if (page.published !== '') expect(publishedAt).toEqual(readUpstreamDate(page.published));
});

test.runIf(hasSamples).each(withText)(
  '%s gives its whole text, from the first paragraph to the last',
  (_file, page) => {
    const article = read(page);
    const body = unspaced(plainText(article.body));
    const paragraphs = paragraphsOf(sampleText(page.file));
    const missing = paragraphs.filter((paragraph) => !body.includes(paragraph));
    expect(body.length).toBeGreaterThan(200);
    expect(missing).toEqual([]);
  },
);

test.runIf(hasSamples).each(withText)('%s brings nothing of the page around its text', (_file, page) => {
  const { body } = read(page);
  const lines = plainText(body).split('\n');
  expect(plainText(body)).not.toMatch(
    /您的位置|当前位置|所在的位置|网站地图|关闭窗口|分享到|打印本页|ICP备|扫一扫在手机/,
  );
  // These words may open a line only of the furniture; in running text (在首页打印证明) they stand further on.
  expect(lines.filter((line) => FURNITURE.test(line))).toEqual([]);
});

test.runIf(hasSamples).each(WITHOUT_TEXT)('%s has no text, and says so', (file) => {
  const { body, problems } = readArticle(sampleText(file), 'http://www.example.gov.cn/');
  expect(body).toBe('');
  expect(problems).toContain('页面上没有找到正文。');
});

test.runIf(hasSamples).each(pages.map((page) => [page.file, page] as const))(
  '%s reads the same in GB18030',
  (_file, page) => {
    const html = sampleText(page.file).replace(/charset=(["']?)utf-8/gi, 'charset=$1gb2312');
    const transcoded = decodeText(iconv.encode(html, 'gb18030'));
    expect(readArticle(transcoded, addressOf(page))).toEqual(readArticle(html, addressOf(page)));
  },
);

const FURNITURE =
  /^[【[(（]?(?:首页|打印|关闭|返回|收藏|分享|主办单位[:：]|相关(?:附件|新闻|稿件)|字号|字体)/;

const BROWSER_ADVICE = /最新版本的浏览器/;

/** Every paragraph of running text on the page, found by another way than the reading under test. */
function paragraphsOf(html: string): string[] {
  const visible = html.replace(/<!--[\s\S]*?-->|<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>/gi, '');
  return [...visible.matchAll(/<p[\s>][^>]*>((?:(?!<\/?p[\s>]|<a\s).)*)<\/p>/gis)]
    .map((match) => unspaced(plainText(match[1] ?? '')))
    .filter((text) => text.length >= 40 && text.includes('。') && !BROWSER_ADVICE.test(text));
}
