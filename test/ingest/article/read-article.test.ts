import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readArticle } from '../../../src/ingest/article/read-article.ts';
import { plainText } from '../../../src/platform/html/sanitise.ts';
import { fixture } from './fixture.ts';

const AT = 'http://www.yunxi.example.gov.cn/zwgk/202603/t20260305_88001.html?from=wx';
const at = (iso: string, precision: string) => ({ at: new Date(iso), precision });

test('META tags are read whatever their case, with the first value that is not blank', () => {
  const article = readArticle(fixture('trs-policy.html'), AT);
  expect(article).toMatchObject({
    title: '云溪县人民政府办公室关于印发云溪县夜间公交运营补贴办法的通知',
    publishedAt: at('2026-03-05T08:20:00Z', 'MINUTE'),
    origin: '云溪县人民政府办公室  综合科',
    author: '林小满',
    url: 'http://www.yunxi.example.gov.cn/zwgk/202603/t20260305_88001.html',
    siteName: '云溪县人民政府',
    siteIdCode: '4399000001',
    columnName: '县政府办文件',
    keywords: ['公交', '补贴'],
    summary: null,
    problems: [],
  });
});

test('the table of particulars is read although its labels are spaced out and scripts say otherwise', () => {
  expect(readArticle(fixture('trs-policy.html'), AT).policy).toEqual({
    number: '云政办发〔2026〕7号',
    issuer: '云溪县人民政府办公室',
    indexNumber: '439900/2026-00017',
    theme: '城乡建设\\公共交通',
    genre: '通知',
    signedOn: '2026-03-02',
    validity: 'IN_FORCE',
  });
});

test('a body holds the text with absolute links, and neither furniture nor what readers upstream cannot see', () => {
  const { body } = readArticle(fixture('trs-policy.html'), AT);
  expect(plainText(body)).toMatch(/^各乡镇人民政府，县直各单位：\n[\s\S]*\n2026年3月2日$/);
  expect(plainText(body)).not.toMatch(/打印|关闭|分享|隐藏的链接|margin|首页/);
  expect(body).toContain('http://www.yunxi.example.gov.cn/zwgk/202603/W020260305001.jpg');
  expect(body).not.toContain('casino');
});

test('attachments are the files in the text and in attachment boxes, by their full names', () => {
  expect(readArticle(fixture('trs-policy.html'), AT).attachments).toEqual([
    {
      name: '云溪县夜间公交运营补贴办法.pdf',
      url: 'http://www.yunxi.example.gov.cn/zwgk/202603/P020260305002.pdf',
    },
    {
      name: '申请表.docx',
      url: 'http://www.yunxi.example.gov.cn/module/download/downfile.jsp?classid=0&filename=ab12.docx&showname=%E7%94%B3%E8%AF%B7%E8%A1%A8.docx',
    },
  ]);
});

test('a gov.cn page without the prescribed tags gives title, time, source and author from what it has', () => {
  const article = readArticle(
    fixture('gov-cn-article.html'),
    'https://www.example.gov.cn/zhengce/202607/c_1.htm',
  );
  expect(article).toMatchObject({
    title: '两部门印发村级图书室建设指引',
    publishedAt: at('2026-07-08T09:30:05Z', 'SECOND'),
    origin: '教育部网站',
    author: '周晓宁',
    policy: null,
    problems: [],
  });
  expect(plainText(article.body)).toBe(
    '近日，两部门联合印发村级图书室建设指引，明确到2028年的建设目标。\n指引提出，各地要把图书室建在群众身边。',
  );
});

test('a jcms page gives what stands between its markers, and the day it states rather than the day it was made', () => {
  const article = readArticle(
    fixture('jcms-article.html'),
    'http://slj.example.gov.cn/art/2026/5/30/art_3301_9.html',
  );
  expect(article).toMatchObject({
    title: '临河区开展防汛演练',
    publishedAt: at('2026-05-29T16:00:00Z', 'DAY'),
    origin: '临河区水利局',
  });
  expect(plainText(article.body)).toBe(
    '5月30日，临河区在三号闸口开展防汛演练，二百余人参加。\n演练检验了预案，补上了短板。',
  );
});

test('a page of no known system gives its densest text, and says that more pages follow', () => {
  const article = readArticle(fixture('unknown-system.html'), 'http://nanling.example.cn/a_1.html');
  expect(article).toMatchObject({
    title: '山里通了快递专线',
    publishedAt: at('2026-06-18T00:05:00Z', 'MINUTE'),
    origin: '南岭日报',
    author: '石磊',
    problems: ['正文分成多页，只读到这一页。'],
  });
  expect(plainText(article.body)).toMatch(/^清晨七点[\s\S]*运出去。$/);
});

test('a page cannot pass for a page of another site', () => {
  const html = '<meta name="Url" content="http://www.other.gov.cn/a.html"><h1>标题标题</h1>';
  expect(readArticle(html, 'http://www.mine.gov.cn/b.html').url).toBe('http://www.mine.gov.cn/b.html');
});

test('a generation time in PubDate is taken as stated, with a warning', () => {
  const html = `<meta name="PubDate" content="2026-04-24 10:00:43"><h1>年度公报</h1>
    <p>发布日期：2019-05-15 10:49:00</p><div id="zoom"><p>${'全年粮食产量稳步增长。'.repeat(5)}</p></div>`;
  const { publishedAt, problems } = readArticle(html, 'http://a.gov.cn/b.html');
  expect(publishedAt).toEqual(at('2026-04-24T02:00:43Z', 'SECOND'));
  expect(problems).toContain('页面标签的发布日期与标题下的日期不一致，请核对。');
});

test.each([
  ['an empty page', '', '页面上没有找到正文。'],
  [
    'a bot guard',
    '<script>document.cookie="__jsl_clearance=1";location.reload()</script>',
    '上级网站返回的是防爬验证页，没有返回正文。',
  ],
  [
    'a redirect by script',
    '<script>window.location.href="/b.html"</script>',
    '页面用脚本跳转到 /b.html，没有正文。',
  ],
  ['an odd site code', '<meta name="SiteIDCode" content="28">', '网站标识码“28”不合规范。'],
  ['a million nested elements', '<div>'.repeat(1_000_000), '页面标签过多或嵌套过深，无法读取。'],
])('%s is stated', (_what, html, problem) => {
  expect(readArticle(html, 'http://a.gov.cn/').problems).toContain(problem);
});

test.each([
  [
    'long paragraphs',
    `<div id="zoom">${'<p>为了方便群众办事，现就有关事项公告如下。</p>'.repeat(30_000)}</div>`,
  ],
  [
    'a wide table',
    `<table>${'<tr><td>名称</td><td>数量：</td><td><a href="1.pdf">1</a></td></tr>'.repeat(20_000)}</table>`,
  ],
  ['open brackets', '<'.repeat(1_000_000)],
  ['open tags', '<a'.repeat(1_000_000)],
  ['white space', `<title>${' '.repeat(2_000_000)}x</title><h1>${'\u00a0'.repeat(400_000)}</h1>`],
  ['unclosed records', '<record>'.repeat(500_000)],
  ['nesting to the bound', `${'<div class="title">'.repeat(900)}${'<p>正文，正文。</p>'.repeat(50_000)}`],
])(
  'megabytes of %s are read within seconds',
  (_what, html) => {
    const start = performance.now();
    expect(readArticle(html, 'http://a.gov.cn/').problems).not.toEqual([]);
    expect(performance.now() - start).toBeLessThan(15_000);
  },
  60_000,
);

test('no page makes it throw', () => {
  const piece = fc.constantFrom(
    '<div>',
    '</p>',
    '<table><td>',
    '<!--',
    '-->',
    '<meta name="PubDate" content="',
    '索引号：',
    '"',
    '<a href="http://[">',
    '<base href="::">',
    '2026-13-45',
    '<title>',
    '\u0000',
    '<![CDATA[',
    '来源：',
  );
  const page = fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 60 });
  fc.assert(
    fc.property(page, (pieces) => typeof readArticle(pieces.join(''), 'http://a.gov.cn/').body === 'string'),
  );
});
