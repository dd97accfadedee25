import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayReadPage } from '../../src/ingest/page-address.ts';
import { storable } from '../../src/ingest/storable.ts';

describe('a text that is stored', () => {
  test.each([
    ['keeps its inner spaces', '财政厅　教育厅', '财政厅　教育厅'],
    ['loses control characters', '标\u0000题\u0007', '标题'],
    ['is nothing when it is blank', ' 　\u0000', null],
    ['is nothing when it is nothing', undefined, null],
    ['is cut at the bound', '一二三四五六七八九十十一', '一二三四五六七八九十'],
    ['is not cut through a character', '一二三四五六七八九😀', '一二三四五六七八九'],
  ])('%s', (_, text, expected) => {
    expect(storable(text, 10)).toBe(expected);
  });

  test('can always be held by the database, and storing it twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const kept = storable(text, 20);
        expect(storable(kept, 20)).toBe(kept);
        expect(kept ?? '').not.toMatch(/\p{Cc}|\p{Cs}/u);
        expect((kept ?? '').length).toBeLessThanOrEqual(20);
      }),
    );
  });
});

describe('the text behind a link is read', () => {
  const feed = {
    url: 'https://www.gd.gov.cn/zwgk/',
    settings: { hosts: ['mp.weixin.qq.com', 'example.org'] },
  };
  test.each([
    ['on the same host', 'https://www.gd.gov.cn/a.html', true],
    ['on another host of the same site', 'http://zw.gd.gov.cn/a.html', true],
    ['on a host the settings name', 'https://mp.weixin.qq.com/s/abc', true],
    ['on a host under one they name', 'https://news.example.org/a', true],
    ['but not on another site', 'https://www.sz.gov.cn/a.html', false],
    ['but not on a host that only ends alike', 'https://notexample.org/a', false],
    ['but not where there is no address', 'javascript:void(0)', false],
  ])('%s', (_, address, expected) => {
    expect(mayReadPage(feed, address)).toBe(expected);
  });

  test('settings that name hosts in no list are no settings', () => {
    expect(
      mayReadPage({ url: feed.url, settings: { hosts: 'mp.weixin.qq.com' } }, 'https://mp.weixin.qq.com/s'),
    ).toBe(false);
  });
});
