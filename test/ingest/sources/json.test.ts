import { expect, test } from 'vitest';
import { sources } from '../../../src/ingest/sources/index.ts';
import { hasSamples, sampleText } from '../samples.ts';
import { AT, lines, readAs } from './reading.ts';
import { upstream } from './upstream.ts';

const rows = [
  {
    TITLE: '关于甲的通知',
    SUB_TITLE: '',
    URL: 'https://www.example.gov.cn/c_1.htm',
    DOCRELPUBTIME: '2026-07-27',
  },
  {
    TITLE: '关于甲的通知',
    SUB_TITLE: '',
    URL: 'https://www.example.gov.cn/c_1.htm',
    DOCRELPUBTIME: '2026-07-27',
  },
  { TITLE: '', URL: '', DOCRELPUBTIME: '' },
];

test('a list as gov.cn serves it is read, with its mark, blanks and doubles', async () => {
  const { items, problems } = await readAs('JSON', `\uFEFF${JSON.stringify(rows)}`);
  expect(lines(items)).toEqual(['2026-07-27 关于甲的通知 https://www.example.gov.cn/c_1.htm']);
  expect(problems).toEqual(['有 1 条没有链接或标题，已略过。']);
});

test('rows are found wherever they stand, with marked titles, epochs and bodies', async () => {
  const hit = {
    title: '关于<em>养老</em>的意见',
    url: '/c_2.htm',
    pubtime: 1_790_603_400_000,
    puborg: '民政部',
    contentHtml: '<p>文</p><script>1</script>',
  };
  const answer = {
    code: 200,
    searchVO: { totalCount: 1, catMap: { gongwen: { listVO: [hit], pages: [1, 2, 3] } } },
  };
  const { items } = await readAs('JSON', JSON.stringify(answer));
  expect(items).toEqual([
    {
      url: 'https://www.example.gov.cn/c_2.htm',
      title: '关于养老的意见',
      publishedAt: { at: new Date('2026-09-28T13:50:00Z'), precision: 'SECOND' },
      body: '<p>文</p>',
      origin: '民政部',
    },
  ]);
});

test('settings name what is not usual', async () => {
  const answer = { list: [{ t: '题目', where: { path: '/x/1' }, when: '2026/7/1' }] };
  const settings = { items: 'list', title: 't', url: 'where.path', date: 'when' };
  expect(lines((await readAs('JSON', JSON.stringify(answer), { settings })).items)).toEqual([
    '2026-07-01 题目 https://www.example.gov.cn/x/1',
  ]);
});

test('a page fragment wrapped in JSON is read as a list page', async () => {
  const html =
    '<ul><li><a href="/art/2026/art_1.html">工业互联网标识解析的通知</a><span class="fr">2026-07-01</span></li><li><a href="/art/2026/art_2.html">关于公开征求意见的通知</a><span class="fr">2026-06-01</span></li></ul>';
  expect(lines((await readAs('JSON', JSON.stringify({ success: true, data: { html } }))).items)).toEqual([
    '2026-07-01 工业互联网标识解析的通知 https://www.example.gov.cn/art/2026/art_1.html',
    '2026-06-01 关于公开征求意见的通知 https://www.example.gov.cn/art/2026/art_2.html',
  ]);
});

test.each([
  ['not JSON', '<html></html>', {}, '返回的内容不是 JSON。'],
  ['JSON without rows', '{"total":0,"list":[]}', {}, '没有找到任何条目。'],
  ['a path that is no text', '[]', { items: 7 }, 'JSON 设置有误：各字段应为路径，如 data.results。'],
])('%s gives no items and says so', async (_what, body, settings, problem) => {
  expect(await readAs('JSON', body, { settings })).toMatchObject({ items: [], problems: [problem] });
});

test.runIf(hasSamples)('the real list of gov.cn is read whole', async () => {
  const { items, problems } = await readAs('JSON', sampleText('govcn-zuixinzhengce-head25.json'));
  expect(items).toHaveLength(25);
  expect(problems).toEqual([]);
  expect(items.every(({ publishedAt }) => publishedAt?.precision === 'DAY')).toBe(true);
});

const RECORDS = `<datastore><totalrecord>2</totalrecord><recordset>
  <record><![CDATA[<li><a href="/art/2026/7/29/art_80_11.html" title="关于夏季用电安全管理的通知">关于夏季用电安全...</a><b readlabel="2026-07-29">2026-07-29</b></li>]]></record>
  <record><![CDATA[<tr><td><a href="/art/2026/7/1/art_80_10.html">关于稳岗补贴申报的公告</a></td><td>2026-07-01</td></tr>]]></record></recordset></datastore>`;
const RECORD_LINES = [
  '2026-07-29 关于夏季用电安全管理的通知 https://www.example.gov.cn/art/2026/7/29/art_80_11.html',
  '2026-07-01 关于稳岗补贴申报的公告 https://www.example.gov.cn/art/2026/7/1/art_80_10.html',
];

test('a jpage answer is asked for by its form and read by its records', async () => {
  const { fetch, asked } = upstream({ [AT]: { body: RECORDS } });
  const reading = await sources.JPAGE.read({
    url: AT,
    settings: { form: { col: 1, columnid: '80', path: '/' } },
    fetch,
    validators: { etag: '"1"' },
  });
  expect(asked[0]).toMatchObject({ method: 'POST', body: 'col=1&columnid=80&path=%2F' });
  expect(asked[0]?.headers).not.toHaveProperty('if-none-match');
  expect(reading.notModified ? [] : lines(reading.items)).toEqual(RECORD_LINES);
});

test('records inline in a column page are read too', async () => {
  const page = `<html><ul class="nav"><li><a href="/1234567.html">政务公开目录的首页</a></li></ul><script type="text/xml">${RECORDS}</script></html>`;
  expect(lines((await readAs('JPAGE', page)).items)).toEqual(RECORD_LINES);
});

test.runIf(hasSamples).each(['01', '02', '03'])(
  'the real jpage answer %s is read whole, with whole titles',
  async (number) => {
    const { items } = await readAs('JPAGE', sampleText(`jiangsu-dataproxy-${number}.xml`));
    expect(items).toHaveLength(76);
    expect(items.every(({ title, publishedAt }) => !title.endsWith('...') && publishedAt !== null)).toBe(
      true,
    );
  },
);

test('a gkmlpt catalogue is asked for by column and site, and read', async () => {
  const api = 'https://www.example.gov.cn/gkmlpt/api/all/558?page=1&sid=200035';
  const articles = [
    {
      id: 1,
      title: '关于家庭医生签约的通知',
      date: 1_790_603_400,
      publisher: '卫生健康局',
      url: 'http://www.example.gov.cn/gkmlpt/content/9/9306/post_9306632.html',
    },
  ];
  const { fetch } = upstream({ [api]: { body: JSON.stringify({ classify: { id: 558 }, articles }) } });
  const reading = await sources.GKMLPT.read({
    url: 'https://www.example.gov.cn/gkmlpt/index',
    settings: { columnId: 558, siteId: '200035' },
    fetch,
    validators: null,
  });
  expect(reading).toMatchObject({
    items: [
      {
        title: '关于家庭医生签约的通知',
        origin: '卫生健康局',
        publishedAt: { at: new Date('2026-09-28T13:50:00Z') },
      },
    ],
  });
});
