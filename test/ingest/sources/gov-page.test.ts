import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { parseListPage } from '../../../src/ingest/sources/gov-page.ts';
import { hasSamples, sampleText } from '../samples.ts';
import { AT, lines, readAs } from './reading.ts';

const NAV = `<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li></ul></div>
  <ol class="breadcrumb"><li><a href="/">首页</a></li><li><a href="./">通知公告</a></li></ol>`;
const FOOT = `<div class="pages"><a href="index.html">1</a><a href="index_1.html">2</a><a href="index_1.html">下一页</a></div>
  <div class="footer"><a href="/about/content_12345.html">关于我们和本网站的隐私声明</a> 2020-01-01</div>`;
const SIDE = `<ul class="hot"><li><a href="/hot/t20260101_1.html">热点</a><span>2026-01-01</span></li></ul>`;
const page = (list: string) =>
  `<html><body>${NAV}${SIDE}<div class="main">${list}</div>${FOOT}</body></html>`;
const found = async (list: string, settings = {}) =>
  lines((await readAs('GOV_PAGE', page(list), { settings })).items);

const EXPECTED = [
  '2026-07-31 关于开展农村公路养护检查的通知 https://www.example.gov.cn/zwgk/tzgg/202607/t20260731_1406815.html',
  '2026-07-02 关于举办青年厨艺比赛的公告 https://www.example.gov.cn/zwgk/other/t20260702_1406001.html',
  '2026-06-30 关于高温天气作业安全的提示 https://mp.weixin.qq.com/s/AbC-1',
];

test.each([
  [
    'a list of li, relative links, a cut title and a link off the site',
    `<ul class="news">
      <li class="odd"><a href="./202607/t20260731_1406815.html" title="关于开展农村公路养护检查的通知">关于开展农村公路养护...</a><span>2026-07-31</span></li>
      <li class="even"><a href="../other/t20260702_1406001.html" target="_blank">关于举办青年厨艺比赛的公告</a><b readlabel="2026-07-02">[2026-07-02]</b></li>
      <li class="line"><a href="https://mp.weixin.qq.com/s/AbC-1#rd">· 关于高温天气作业安全的提示</a><i>2026/6/30</i></li></ul>`,
  ],
  [
    'a table with the date in the last cell',
    `<table><tr><th>标题</th><th>日期</th></tr>
      <tr><td>1</td><td><a href="202607/t20260731_1406815.html">关于开展农村公路养护检查的通知</a></td><td>2026年7月31日</td></tr>
      <tr><td>2</td><td><a href="../other/t20260702_1406001.html">关于举办青年厨艺比赛的公告</a></td><td>2026.07.02</td></tr>
      <tr><td>3</td><td><a href="https://mp.weixin.qq.com/s/AbC-1">关于高温天气作业安全的提示</a></td><td>[2026-06-30 08:05]</td></tr></table>`,
  ],
  [
    'definition lists, with days of a year the upstream’s clock tells',
    `<dl><dt><a href="202607/t20260731_1406815.html">关于开展农村公路养护检查的通知</a></dt><dd>07-31</dd></dl>
     <dl><dt><a href="../other/t20260702_1406001.html">关于举办青年厨艺比赛的公告</a></dt><dd>07-02</dd></dl>
     <dl><dt><a href="https://mp.weixin.qq.com/s/AbC-1">关于高温天气作业安全的提示</a></dt><dd>06-30</dd></dl>`,
  ],
  [
    'dates inside the links',
    `<div class="box"><p><a href="202607/t20260731_1406815.html">关于开展农村公路养护检查的通知<span>2026-07-31</span></a></p>
     <p><a href="../other/t20260702_1406001.html">关于举办青年厨艺比赛的公告<span>2026-07-02</span></a></p>
     <p><a href="https://mp.weixin.qq.com/s/AbC-1">关于高温天气作业安全的提示<span>2026-06-30</span></a></p></div>`,
  ],
  [
    'a list that a script takes out of a comment',
    `<ul><!-- <li><a href="202607/t20260731_1406815.html">关于开展农村公路养护检查的通知</a><b>2026-07-31</b></li>
     <li><a href="../other/t20260702_1406001.html">关于举办青年厨艺比赛的公告</a><b>2026-07-02</b></li>
     <li><a href="https://mp.weixin.qq.com/s/AbC-1">关于高温天气作业安全的提示</a><b>2026-06-30</b></li> --></ul>`.replace(
      SIDE,
      '',
    ),
  ],
])('%s yields its links, titles and dates, and no navigation', async (_shape, list) => {
  const { items, problems } = await readAs('GOV_PAGE', page(list));
  expect(lines(items)).toEqual(EXPECTED);
  expect(problems).toEqual([]);
});

test('a list without dates yields the links that look like articles, dated by their addresses where those tell', async () => {
  const list = `<div class="l"><li><a href="t20260731_1.html">关于开展农村公路养护检查的通知</a></li>
    <li><a href="content_7000002.htm">关于举办青年厨艺比赛的公告</a></li>
    <li><a href="/art/2026/7/2/art_8_9.html">关于高温天气作业安全的提示</a></li></div>`;
  expect(await found(list)).toEqual([
    '2026-07-31 关于开展农村公路养护检查的通知 https://www.example.gov.cn/zwgk/tzgg/t20260731_1.html',
    '— 关于举办青年厨艺比赛的公告 https://www.example.gov.cn/zwgk/tzgg/content_7000002.htm',
    '2026-07-02 关于高温天气作业安全的提示 https://www.example.gov.cn/art/2026/7/2/art_8_9.html',
  ]);
});

test('settings choose the list, the link and the date where guessing would not', async () => {
  const list = `<section class="row"><h4><a class="cat" href="/c/">县政府办公室转发的各类公告</a></h4><a class="t" href="n/1">短题</a><em>2026-07-01</em><u>2026-07-09</u></section>`;
  expect(await found(list, { item: 'section.row', link: 'a.t', date: 'u' })).toEqual([
    '2026-07-09 短题 https://www.example.gov.cn/zwgk/tzgg/n/1',
  ]);
});

test.each([
  ['a selector that is none', { item: 'li[' }, '栏目页设置的选择器无法使用'],
  ['a setting that is no text', { item: 5 }, '栏目页设置有误'],
])('%s is a stated problem', async (_what, settings, problem) => {
  const { items, problems } = await readAs('GOV_PAGE', page(''), { settings });
  expect(items).toEqual([]);
  expect(problems[0]).toContain(problem);
});

test('an address listed twice is kept once', async () => {
  const row = '<li><a href="t20260731_1.html?from=a">关于农村公路的通知</a>2026-07-31</li>';
  expect(await found(`<ul>${row}${row.replace('from=a', 'from=b')}</ul>`)).toHaveLength(1);
});

test.each([
  [
    'an inner frame',
    '<iframe src="/inner/list.html"></iframe>',
    '页面上没有找到列表，可能在内嵌页 https://www.example.gov.cn/inner/list.html 中。',
  ],
  [
    'a bot guard',
    '<script>document.cookie="wzws_sessionid=1"</script>',
    '上级网站返回的是防爬验证页，没有返回正文。',
  ],
  ['a million nested elements', '<div>'.repeat(1_000_000), '页面标签过多或嵌套过深，无法读取。'],
])('%s instead of a list is a stated problem', async (_what, html, problem) => {
  expect(await readAs('GOV_PAGE', html)).toMatchObject({ items: [], problems: [problem] });
});

test.each([
  [
    'beside it, whatever its address',
    '<li><a href="./tongzhi.html">关于开展农村公路养护检查的通知</a> 2026-07-31</li>',
  ],
  ['in it', '<li><a href="a/b.jhtml">关于开展农村公路养护检查的通知<span>2026-07-31</span></a></li>'],
  [
    'in a row of a table',
    '<tr><td>1</td><td><a href="x?id=7">关于开展农村公路养护检查的通知</a></td><td>2026.07.31</td></tr>',
  ],
])('a column with one article, its date %s, is read', async (_, entry) => {
  const list = entry.startsWith('<tr') ? `<table>${entry}</table>` : `<ul>${entry}</ul>`;
  expect((await found(list)).map((line) => line.replace(/ https.*/, ''))).toEqual([
    '2026-07-31 关于开展农村公路养护检查的通知',
  ]);
});

test.each([
  ['that leads elsewhere', '<li><a href="/other/a.html">关于开展农村公路养护检查的通知</a> 2026-07-31</li>'],
  ['of few words', '<li><a href="./a.html">下载附件</a> 2026-07-31</li>'],
  ['to the page itself', '<li><a href="./index.html">关于开展农村公路养护检查的通知</a> 2026-07-31</li>'],
  ['without a date', '<li><a href="./a.html">关于开展农村公路养护检查的通知</a></li>'],
  [
    'on the page of an article',
    '<meta name="ArticleTitle" content="x"><li><a href="./a.html">关于开展农村公路养护检查的通知</a> 2026-07-31</li>',
  ],
])('one link %s is no list', async (_, entry) => {
  expect(await found(`<ul>${entry}</ul>`)).toEqual([]);
});

test('a list in GBK is read as one in UTF-8', async () => {
  const list = page(
    '<ul><li><a href="1001.html">关于国庆节放假安排的通知</a> 2026-09-25</li><li><a href="1002.html">关于中秋节放假安排的通知</a> 2026-09-01</li></ul>',
  );
  const { items } = await readAs('GOV_PAGE', iconv.encode(list, 'gbk'));
  expect(items.map(({ title }) => title)).toEqual(['关于国庆节放假安排的通知', '关于中秋节放假安排的通知']);
});

test('no page makes it throw', () => {
  const piece = fc.constantFrom(
    '<ul><li>',
    '<a href="http://[">',
    '<a href="t20260101_1.html" title="',
    '">',
    '</a>',
    '2026-01-01',
    '<!--',
    '-->',
    '<record>',
    '<![CDATA[',
    '<tr><td>',
    '<dd>',
  );
  const html = fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 60 });
  fc.assert(
    fc.property(html, (pieces) =>
      Array.isArray(parseListPage({ text: pieces.join(''), url: AT, seenAt: undefined, settings: {} }).items),
    ),
  );
});

const read = (file: string, url: string) =>
  parseListPage({ text: sampleText(file), url, seenAt: new Date('2023-10-11'), settings: {} });

test.runIf(hasSamples).each([
  [
    'gansu-jyt-list-01.html',
    'http://jyt.gansu.gov.cn/jyt/c110634/zwgklist.shtml',
    20,
    '2025-11-17',
    '2025-06-09',
  ],
  ['shanghai-wsjkw-01.html', 'https://wsjkw.sh.gov.cn/yqtb/index.html', 20, '2022-04-27', '2022-04-17'],
  [
    'guangzhou-23.html',
    'https://rsj.gz.gov.cn/ywzt/ldgx/ldrszyzc/zcgg/index.html',
    15,
    '2025-01-14',
    '2026-08-20',
  ],
])('%s yields all its links with whole titles and dates', (file, url, count, first, last) => {
  const { items, problems } = read(file, url);
  expect(problems).toEqual([]);
  expect(items).toHaveLength(count);
  expect(lines(items).at(0)).toMatch(`${first} `);
  expect(lines(items).at(-1)).toMatch(`${last} `);
  for (const { title, publishedAt, url: address } of items) {
    expect(title.length).toBeGreaterThan(10);
    expect(title).not.toMatch(/首页|下一页|更多|\.\.\.$/);
    expect(publishedAt).not.toBeNull();
    expect(address).toMatch(/^https?:\/\/(?:mp\.weixin\.qq\.com\/s\/\S|[^/]+\/.*\d{6})/);
  }
});

test.runIf(hasSamples)('links off the site stay in the list', () => {
  const { items } = read('shanghai-wsjkw-01.html', 'https://wsjkw.sh.gov.cn/yqtb/index.html');
  expect(items.filter(({ url }) => url.startsWith('https://mp.weixin.qq.com/'))).toHaveLength(11);
});

test.runIf(hasSamples)('a home page does not break the reading', () => {
  const { items } = read('simonxinw-yichun-home-01.php', 'http://www.yichun.gov.cn/');
  expect(items.every(({ url, title }) => url !== '' && title !== '')).toBe(true);
});
