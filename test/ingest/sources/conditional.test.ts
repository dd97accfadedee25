import { expect, test } from 'vitest';
import { sources } from '../../../src/ingest/sources/index.ts';
import { AT, readAs } from './reading.ts';
import { type Answer, upstream } from './upstream.ts';

const LIST =
  '<ul><li><a href="a_1001.html">关于春季植树的通知</a> 2026-03-01</li><li><a href="a_1002.html">关于夏季防汛的通知</a> 2026-06-01</li></ul>';

const readFrom = (answer: Answer, validators: { etag?: string; lastModified?: string } | null = null) => {
  const { fetch, asked } = upstream({ [AT]: answer });
  return sources.GOV_PAGE.read({ url: AT, settings: {}, fetch, validators }).then((reading) => ({
    reading,
    asked,
  }));
};

test('what the upstream said of its version is sent back on the next reading', async () => {
  const { asked } = await readFrom(
    { body: LIST },
    { etag: 'W/"7"', lastModified: 'Sat, 01 Aug 2026 00:00:00 GMT' },
  );
  expect(asked[0]?.headers).toMatchObject({
    'if-none-match': 'W/"7"',
    'if-modified-since': 'Sat, 01 Aug 2026 00:00:00 GMT',
  });
});

test('an upstream that has not changed is said to be so', async () => {
  expect((await readFrom({ status: 304 }, { etag: '"7"' })).reading).toEqual({ notModified: true });
});

test('the validators of a list that was found are kept', async () => {
  const { reading } = await readFrom({
    body: LIST,
    headers: { etag: '"8"', 'last-modified': 'Sat, 01 Aug 2026 00:00:00 GMT' },
  });
  expect(reading).toMatchObject({
    validators: { etag: '"8"', lastModified: 'Sat, 01 Aug 2026 00:00:00 GMT' },
  });
});

test('the validators of a page without a list are not kept, or the fault would answer 304 for ever', async () => {
  const { reading } = await readFrom({ body: '<p>系统维护中</p>', headers: { etag: '"8"' } });
  expect(reading).toEqual({
    notModified: false,
    items: [],
    problems: ['页面上没有找到列表。'],
    validators: null,
  });
});

test.each([
  [403, '上级网站拒绝访问（HTTP 403），可能有防爬措施。'],
  [412, '上级网站拒绝访问（HTTP 412），可能有防爬措施。'],
  [404, '上级来源的地址不存在（HTTP 404）。'],
  [429, '上级网站繁忙（HTTP 429），稍后再读。'],
  [500, '上级网站返回错误（HTTP 500）。'],
])('HTTP %i is a stated problem, and its page is not read', async (status, problem) => {
  const { reading } = await readFrom({ status, body: LIST });
  expect(reading).toEqual({ notModified: false, items: [], problems: [problem], validators: null });
});

test('an upstream out of reach is a stated problem', async () => {
  const { fetch } = upstream({});
  const reading = await sources.RSS.read({ url: AT, settings: {}, fetch, validators: null });
  expect(reading).toMatchObject({ items: [], problems: [expect.stringContaining('上级来源读取失败')] });
});

test.each(['RSS', 'JSON', 'GOV_PAGE', 'JPAGE', 'GKMLPT'] as const)(
  'an empty answer to %s is a stated problem',
  async (kind) => {
    const url = kind === 'GKMLPT' ? 'https://www.example.gov.cn/gkmlpt/api/all/0?page=1' : AT;
    expect(await readAs(kind, ' \n', { url })).toMatchObject({
      items: [],
      problems: ['上级网站返回了空内容。'],
    });
  },
);

test('a fault of our own is not passed off as the upstream’s', async () => {
  const fetch = async () => {
    throw new TypeError('a bug');
  };
  await expect(sources.RSS.read({ url: AT, settings: {}, fetch, validators: null })).rejects.toThrow('a bug');
});

test('a source filled by hand refuses to be read', async () => {
  expect(await readAs('MANUAL', LIST)).toMatchObject({
    items: [],
    problems: ['人工来源不自动读取，请在来源页面粘贴或上传原文。'],
  });
});
