import { describe, expect, test } from 'vitest';
import { listInFrame, listOfScript } from '../../../src/ingest/sources/elsewhere.ts';
import {
  pagesAfterHtml,
  pagesAfterRecords,
  pagesByCounter,
} from '../../../src/ingest/sources/further-pages.ts';
import { sources } from '../../../src/ingest/sources/index.ts';
import { lines } from './reading.ts';
import { type Answer, upstream } from './upstream.ts';

const SITE = 'https://www.example.gov.cn/zwgk';
const names = (text: string, url = `${SITE}/index.html`) =>
  pagesAfterHtml(text, url).map((page) => page.url.replace(`${SITE}/`, ''));

const PAGED: [string, string, string][] = [
  [
    'by the older TRS script',
    'createPageHTML(4, 0, "index", "html");',
    'index_1.html index_2.html index_3.html',
  ],
  [
    'from the third page on',
    'createPageHTML(9,2,"index","shtml")',
    'index_3.shtml index_4.shtml index_5.shtml index_6.shtml',
  ],
  [
    'by the newer TRS script',
    "createPageHTML('page_div',10, 1,'zwgklist','shtml',200)",
    'zwgklist_2.shtml zwgklist_3.shtml zwgklist_4.shtml zwgklist_5.shtml',
  ],
  ['by a count alone', 'var countPage = 3//共多少页', 'index_1.html index_2.html'],
  [
    'by links, in their order',
    '<a href="index_3.html">3</a><a href="./index_2.html">2</a><a href="index_2.html">下一页</a>',
    'index_2.html index_3.html',
  ],
  ['of one page only', 'createPageHTML(1,0,"index","html")', ''],
  ['without a pager', '<a href="a_2.html">另文</a>', ''],
  [
    'of a thousand million pages',
    'createPageHTML(1000000000,0,"index","html")',
    'index_1.html index_2.html index_3.html index_4.html',
  ],
  ['on another site', '<a href="https://evil.example/zwgk/index_2.html">2</a>', ''],
];

test.each([
  ['whose script is the same on all', 'createPageHTML(9,0,"index","html")', 'index_3.html', 'index_4.html'],
  ['of a count alone', 'var countPage = 9', 'index_3.html', 'index_4.html'],
  [
    'by links to those before it too',
    '<a href="index_2.html">上一页</a><a href="index_4.html">下一页</a>',
    'index_3.html',
    'index_4.html',
  ],
  [
    'of a list that is named with a number',
    '<a href="node_7184_3.html">下一页</a>',
    'node_7184_2.html',
    'node_7184_3.html',
  ],
])('the page after a further one %s', (_, text, page, next) => {
  const first = page.replace(/_\d\.html$/, '.html');
  expect(pagesAfterHtml(text, `${SITE}/${page}`, `${SITE}/${first}`)[0]?.url).toBe(`${SITE}/${next}`);
});

test.each(PAGED)('the pages after a list page %s', (_, text, expected) => {
  expect(names(text).join(' ')).toBe(expected);
});

test('the pages after one by a counter in the address or the form, whose other parameters stay as they are', () => {
  const [next] = pagesByCounter({ url: `${SITE}/list?title=%B9%AB&currpage=1&pagesize=15` });
  expect(next?.url).toBe(`${SITE}/list?title=%B9%AB&currpage=2&pagesize=15`);
  expect(pagesByCounter({ url: `${SITE}/list?id=1` })).toEqual([]);
  const form = new URLSearchParams('pageNo=1');
  expect(pagesByCounter({ url: SITE, form })[3]?.form?.get('pageNo')).toBe('5');
});

test('the pages after one by records, as far as there are any', () => {
  const text = '<datastore><totalrecord>100</totalrecord>';
  const pages = pagesAfterRecords(text, {
    url: `${SITE}/dataproxy.jsp?startrecord=1&endrecord=45&perpage=15`,
  });
  expect(pages.map(({ url }) => url.split('?')[1])).toEqual([
    'startrecord=46&endrecord=90&perpage=15',
    'startrecord=91&endrecord=100&perpage=15',
  ]);
});

test('the page after one by the next group that an answer names', () => {
  const text = '<nextgroup><![CDATA[<a href="./dataproxy.jsp?page=5&appid=1"></a>]]></nextgroup>';
  expect(pagesAfterRecords(text, { url: `${SITE}/col/index.html` })).toEqual([
    { url: `${SITE}/col/dataproxy.jsp?page=5&appid=1` },
  ]);
});

const row = (number: number) =>
  `<li><a href="./202611/t20261120_${number}.html">关于做好第${number}项工作的通知</a><span>2026-11-20</span></li>`;
const listPage = (from: number, more = '') => ({
  body: `<html><body><ul>${[0, 1, 2].map((step) => row(from + step)).join('')}</ul>${more}</body></html>`,
});
const PAGER = '<script>createPageHTML(9,0,"index","html")</script>';

async function read(answers: Record<string, Answer>, wantsMore?: () => Promise<boolean>) {
  const { fetch, asked } = upstream(answers);
  const url = Object.keys(answers)[0] ?? '';
  const reading = await sources.GOV_PAGE.read({ url, settings: {}, fetch, validators: null, wantsMore });
  if (reading.notModified) throw new Error('nothing was asked conditionally');
  return { ...reading, asked: asked.length };
}

describe('further pages of a list', () => {
  const answers = {
    [`${SITE}/index.html`]: listPage(1, PAGER),
    [`${SITE}/index_1.html`]: listPage(4),
    [`${SITE}/index_2.html`]: listPage(6),
  };

  test('are not read unless they are wanted', async () => {
    expect((await read(answers)).asked).toBe(1);
  });

  test('are read while they are wanted, each item once, and one that fails is stated and owed', async () => {
    const { items, problems, asked, lacking } = await read(answers, async () => true);
    expect(lines(items).map((line) => /第(\d)项/.exec(line)?.[1])).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
    ]);
    expect(problems.join('')).toMatch(/^第4页读取失败/);
    expect(lacking).toEqual({ problem: problems[0], again: true });
    expect(asked).toBe(4);
  });

  test.each([
    [404, undefined],
    [410, undefined],
    [500, { problem: '第2页读取失败：上级网站返回错误（HTTP 500）。', again: true }],
    [429, { problem: '第2页读取失败：上级网站繁忙（HTTP 429），稍后再读。', again: true }],
  ])('that answer %i: owed is %j', async (status, owed) => {
    const given = { [`${SITE}/index.html`]: listPage(1, PAGER), [`${SITE}/index_1.html`]: { status } };
    const { items, lacking, problems } = await read(given, async () => true);
    expect(items).toHaveLength(3);
    expect(lacking).toEqual(owed);
    expect(problems).toEqual(owed ? [owed.problem] : []);
  });

  test('end where enough is known', async () => {
    let times = 0;
    const { asked } = await read(answers, async () => {
      times += 1;
      return times < 2;
    });
    expect(asked).toBe(2);
  });
});

const SCRIPT = `<script parseType="buildstatic" url="/front/page/build/unit" queryData="{'parseType':'buildstatic','webId':'8d','pageType':'column'}"></script>`;

describe('a list that a page loads from elsewhere', () => {
  test('is read where its script says (工信部), and its age is not that of the page', async () => {
    const html = `<ul>${row(1)}${row(2)}</ul>`;
    const { items, validators } = await read({
      [`${SITE}/index.html`]: { body: `<body>${SCRIPT}</body>`, headers: { etag: '"1"' } },
      'https://www.example.gov.cn/front/page/build/unit?parseType=buildstatic&webId=8d&pageType=column': {
        body: JSON.stringify({ success: true, data: { html } }),
      },
    });
    expect(lines(items)).toHaveLength(2);
    expect(validators).toBeNull();
  });

  test('is read in its frame where the page holds none (应急管理部)', async () => {
    const { items } = await read({
      [`${SITE}/index.html`]: { body: '<body><iframe src="./list/index.html"></iframe></body>' },
      [`${SITE}/list/index.html`]: listPage(1),
    });
    expect(lines(items)).toHaveLength(3);
  });

  test('is never looked for on another site', () => {
    const away = SCRIPT.replace('/front', 'https://evil.example/front');
    expect(listOfScript(away, SITE)).toBeNull();
    expect(listInFrame('<iframe src="http://127.0.0.1/x">', SITE)).toBeNull();
  });
});

test('a catalogue asks for its own site by the number that its page states', async () => {
  const api = 'https://www.example.gov.cn/gkmlpt/api/all/0?page=1&sid=762020';
  const { fetch } = upstream({
    'https://www.example.gov.cn/gkmlpt/index': {
      body: "<script>window._CONFIG = {SITE_ID: 762020, ACTION: 'index'}</script>",
    },
    [api]: {
      body: JSON.stringify({
        articles: [{ title: '关于某项工作的通知', url: '/gkmlpt/content/1.html', date: 1763600000 }],
      }),
    },
    [api.replace('page=1', 'page=2')]: {
      body: JSON.stringify({
        articles: [{ title: '关于另一项工作的通知', url: '/gkmlpt/content/2.html', date: 1763600000 }],
      }),
    },
    [api.replace('page=1', 'page=3')]: { body: '{"articles":[]}' },
  });
  const url = 'https://www.example.gov.cn/gkmlpt/index';
  const wantsMore = async () => true;
  const reading = await sources.GKMLPT.read({ url, settings: {}, fetch, validators: null, wantsMore });
  expect(reading).toMatchObject({
    items: [{ title: '关于某项工作的通知' }, { title: '关于另一项工作的通知' }],
  });
});
