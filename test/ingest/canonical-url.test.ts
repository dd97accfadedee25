import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalUrl } from '../../src/ingest/canonical-url.ts';

test.each([
  ['HTTP://WWW.Gov.CN:80/Zhengce/A.htm#top', 'http://www.gov.cn/Zhengce/A.htm'],
  ['https://www.gov.cn:443/a', 'https://www.gov.cn/a'],
  ['https://www.gov.cn:8443/a', 'https://www.gov.cn:8443/a'],
  ['https://a.gov.cn/x?utm_source=wx&id=7&spm=1.2&from=timeline&isappinstalled=0', 'https://a.gov.cn/x?id=7'],
  ['https://a.gov.cn/x?b=2&a=1', 'https://a.gov.cn/x?a=1&b=2'],
  ['https://a.gov.cn/x?from=wx', 'https://a.gov.cn/x'],
  // 公告 in GBK: decoding it as UTF-8 and writing it again would destroy it.
  ['https://a.gov.cn/x?name=%B9%AB%B8%E6&id=1', 'https://a.gov.cn/x?id=1&name=%B9%AB%B8%E6'],
  ['https://user:secret@a.gov.cn/x', 'https://a.gov.cn/x'],
  ['  https://a.gov.cn/公告.html ', 'https://a.gov.cn/%E5%85%AC%E5%91%8A.html'],
  ['https://a.gov.cn', 'https://a.gov.cn/'],
  ['https://a.gov.cn/x??', 'https://a.gov.cn/x??'],
  ['no address', 'no address'],
])('%s is kept as %s', (address, canonical) => {
  expect(canonicalUrl(address)).toBe(canonical);
});

test('the case of path and parameters tells addresses apart', () => {
  expect(canonicalUrl('https://a.gov.cn/A?q=A')).not.toBe(canonicalUrl('https://a.gov.cn/a?q=a'));
});

test('applying it twice changes nothing', () => {
  const query = fc.string({
    unit: fc.constantFrom('&', '=', 'a', 'B', '%', 'utm_x', 'from', '?', '#', '中'),
  });
  const address = fc.tuple(fc.webUrl({ withQueryParameters: true, withFragments: true }), query);
  fc.assert(
    fc.property(address, ([url, extra]) => {
      const once = canonicalUrl(`${url}?${extra}`);
      expect(canonicalUrl(once)).toBe(once);
    }),
  );
});
