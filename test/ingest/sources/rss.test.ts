import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { lines, readAs } from './reading.ts';

const channel = (items: string) => `<?xml version="1.0" encoding="UTF-8"?>
  <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
  <channel><title>通知公告</title><link>https://www.example.gov.cn/</link>${items}</channel></rss>`;

test('an RSS 2.0 item gives all it states', async () => {
  const { items, problems } = await readAs(
    'RSS',
    channel(`<item><title><![CDATA[关于&nbsp;<b>印发</b>办法的通知]]></title><link>/a/content_1.html?utm_source=rss</link>
      <pubDate>Sun, 05 Jul 2026 08:30:00 +0800</pubDate><description>&lt;p&gt;办法&amp;nbsp;全文&lt;/p&gt;</description>
      <content:encoded><![CDATA[<p onclick="x()">全文 <img src="w.jpg"></p><script>1</script>]]></content:encoded>
      <author>a@example.gov.cn (林小满)</author><source url="https://b.example.gov.cn/">省教育厅</source>
      <enclosure url="/files/a.pdf" length="1" type="application/pdf"/></item>`),
  );
  expect(problems).toEqual([]);
  expect(items).toEqual([
    {
      url: 'https://www.example.gov.cn/a/content_1.html',
      title: '关于 印发办法的通知',
      publishedAt: { at: new Date('2026-07-05T00:30:00Z'), precision: 'SECOND' },
      summary: '办法 全文',
      body: '<p>全文 <img src="https://www.example.gov.cn/a/w.jpg" /></p>',
      author: '林小满',
      origin: '省教育厅',
      attachments: [{ name: 'a.pdf', url: 'https://www.example.gov.cn/files/a.pdf' }],
    },
  ]);
});

const item = (rest: string) => channel(`<item><title>题目</title>${rest}</item>`);
const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://b.example.gov.cn/x/"><title>t</title><entry xml:base="y/">
  <title type="html">关于 &lt;i&gt;印发&lt;/i&gt;</title><link rel="self" href="/no"/><link href="1.html"/><id>urn:1</id>
  <updated>2026-07-06T00:00:00Z</updated><published>2026-07-05T08:00:00+08:00</published></entry></feed>`;
const RDF = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel rdf:about="x"><title>t</title></channel><item rdf:about="https://a.cn/1"><title>题目</title><link>https://a.cn/1</link><dc:date>2026-07-05</dc:date></item></rdf:RDF>`;
const RSS090 = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>t</title></channel><item><title>题目</title><link>https://a.cn/1</link></item></rdf:RDF>`;
const JSON_FEED = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 't',
  items: [
    {
      id: '1',
      url: '/n/1',
      title: '题目',
      date_published: '2026-07-05T08:00:00+08:00',
      content_html: '<p>文</p>',
    },
  ],
});

test.each([
  [
    'RSS 0.91',
    '<rss version="0.91"><channel><item><title>题目</title><link>https://a.cn/1</link></item></channel></rss>',
    '— 题目 https://a.cn/1',
  ],
  ['RSS 0.90', RSS090, '— 题目 https://a.cn/1'],
  ['RSS 1.0', RDF, '2026-07-05 题目 https://a.cn/1'],
  ['Atom with relative bases', ATOM, '2026-07-05 关于 印发 https://b.example.gov.cn/x/y/1.html'],
  ['JSON Feed', JSON_FEED, '2026-07-05 题目 https://www.example.gov.cn/n/1'],
  [
    'a byte order mark and blank lines before the declaration',
    `\uFEFF\n\n${item('<link>https://a.cn/1</link>')}`,
    '— 题目 https://a.cn/1',
  ],
  [
    'entities that XML does not declare',
    channel('<item><title>甲&nbsp;乙 &ldquo;丙&rdquo; & 丁</title><link>https://a.cn/?x=1&y=2</link></item>'),
    '— 甲 乙 “丙” & 丁 https://a.cn/?x=1&y=2',
  ],
  [
    'a date as Chinese systems write it',
    item('<link>https://a.cn/1</link><pubDate>2026-07-05 08:30</pubDate>'),
    '2026-07-05 题目 https://a.cn/1',
  ],
  [
    'a date in China Standard Time',
    item('<link>https://a.cn/1</link><pubDate>Sun Jul 05 00:30:00 CST 2026</pubDate>'),
    '2026-07-05 题目 https://a.cn/1',
  ],
  [
    'a date that is none',
    item('<link>https://a.cn/1</link><pubDate>昨天</pubDate>'),
    '— 题目 https://a.cn/1',
  ],
  ['a guid instead of a link', item('<guid>https://a.cn/1</guid>'), '— 题目 https://a.cn/1'],
  [
    'a description instead of a title',
    channel('<item><link>https://a.cn/1</link><description>无题的消息</description></item>'),
    '— 无题的消息 https://a.cn/1',
  ],
  [
    'an entity that would grow',
    `<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>${item('<link>https://a.cn/1</link>')}`,
    '— 题目 https://a.cn/1',
  ],
])('%s is read', async (_what, feed, line) => {
  expect(lines((await readAs('RSS', feed)).items)).toEqual([line]);
});

test('a feed declared and written in GBK is read', async () => {
  const feed = item('<link>https://a.cn/1</link>').replace('UTF-8', 'GBK');
  expect(lines((await readAs('RSS', iconv.encode(feed, 'gbk'))).items)).toEqual(['— 题目 https://a.cn/1']);
});

test.each([
  [
    'a web page',
    '<!DOCTYPE html><html><body>维护中</body></html>',
    '这个地址返回的是网页，不是 RSS、Atom 或 JSON Feed。',
  ],
  ['plain text', '维护中', '返回的内容不是 RSS、Atom 或 JSON Feed。'],
  [
    'a feed cut off',
    item('<link>https://a.cn/1</link>').slice(0, -30),
    '订阅源的 XML 不完整或有错，无法解析。',
  ],
  ['JSON that is no feed', '{"a":1}', '返回的内容不是 RSS、Atom 或 JSON Feed。'],
  ['a feed without items', channel(''), '没有找到任何条目。'],
])('%s gives no items and says why', async (_what, body, problem) => {
  expect(await readAs('RSS', body)).toEqual({
    notModified: false,
    items: [],
    problems: [problem],
    validators: null,
  });
});

test('items without a link are left out and counted', async () => {
  const { items, problems } = await readAs(
    'RSS',
    channel('<item><title>甲</title></item><item><title>乙</title><link>https://a.cn/2</link></item>'),
  );
  expect(lines(items)).toEqual(['— 乙 https://a.cn/2']);
  expect(problems).toEqual(['有 1 条没有链接或标题，已略过。']);
});

test.each([
  ['another entity', '<!ENTITY a "x"><!ENTITY b "&a;&a;">', true],
  ['a file', '<!ENTITY a SYSTEM "file:///etc/passwd">', true],
  ['an address', `<!ENTITY a PUBLIC "-//X" 'http://127.0.0.1:9/'>`, true],
  ['a character', '<!ENTITY nbsp "&#160;">', false],
  [
    'more declarations, as RSS 0.91 does',
    '<!ENTITY % HTMLlat1 PUBLIC "-//W3C//ENTITIES Latin 1//EN" "x.ent">',
    false,
  ],
])('a feed that declares an entity for %s is read, and what is left unread is stated', async (...given) => {
  const [, declared, isStated] = given;
  const xml = `<?xml version="1.0"?><!DOCTYPE rss [${declared}]><rss version="2.0"><channel><item><title>某项&nbsp;通知</title><link>https://www.example.gov.cn/1.html</link></item></channel></rss>`;
  const { items, lacking } = await readAs('RSS', xml);
  expect(items).toMatchObject([{ title: '某项 通知' }]);
  expect(lacking?.problem.includes('ENTITY') ?? false).toBe(isStated);
});
