import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PART_SIZE, sitemapXml } from '../../src/reading/pages/sitemap.ts';
import { WithdrawalKind } from '../../src/release/edition.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { published } from './published.ts';

const SITE = '4300000002';
const HOME = 'https://jyj.shili.gov.cn';

let given: TestHub;
beforeAll(async () => {
  given = await openTestHub();
});
afterAll(() => given.close());

const ask = (page: string, init: RequestInit = {}, site = SITE) =>
  fetch(`${given.hub.publicUrl}/sites/${site}/${page}`, init);

async function locsOf(page: string): Promise<string[]> {
  const response = await ask(page);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/xml; charset=utf-8');
  const $ = load(await response.text(), { xml: true });
  return $('loc')
    .toArray()
    .map((loc) => $(loc).text());
}

test('robots.txt lets everybody read and names the sitemap on the site’s own host', async () => {
  const text = await (await ask('robots.txt')).text();
  expect(text).toBe(`User-agent: *\nDisallow:\n\nSitemap: ${HOME}/sitemap.xml\n`);
});

test('a sitemap has the home page, the sections and every live content of the site, and loses what is withdrawn at once', async () => {
  const id = await published(given, { site: SITE });
  await published(given, { site: '4300000001' });
  expect(await locsOf('sitemap.xml')).toEqual([`${HOME}/sitemap-0.xml`, `${HOME}/sitemap-1.xml`]);
  expect(await locsOf('sitemap-0.xml')).toEqual([
    ...[`${HOME}/`, `${HOME}/section/zcwj`, `${HOME}/section/zcjd`, `${HOME}/section/tzgg`],
    `${HOME}/section/gzdt`,
  ]);
  expect(await locsOf('sitemap-1.xml')).toEqual([`${HOME}/content/${id}`]);
  const gone = { contentId: id, kind: WithdrawalKind.GONE, explanation: '有误' };
  await withdraw(await given.as('editor'), gone);
  expect(await locsOf('sitemap-1.xml')).toEqual([]);
});

test('a sitemap is kept, revalidated and packed like every other answer', async () => {
  await published(given, { site: SITE });
  await (await ask('sitemap-1.xml')).text();
  const kept = await ask('sitemap-1.xml');
  expect(kept.headers.get('cache-status')).toBe('tonggao; hit');
  expect(kept.headers.get('surrogate-key')).toBe('search');
  const etag = kept.headers.get('etag') ?? '';
  expect((await ask('sitemap-1.xml', { headers: { 'if-none-match': etag } })).status).toBe(304);
  await published(given, { site: SITE });
  const changed = await ask('sitemap-1.xml', { headers: { 'if-none-match': etag } });
  expect(changed.status).toBe(200);
  expect(changed.headers.get('etag')).not.toBe(etag);
  expect((await ask('sitemap-1.xml', { method: 'HEAD' })).status).toBe(200);
});

test.each([
  ['sitemap.xml', '9999999999'],
  ['sitemap-2.xml', SITE],
  ['sitemap-1000.xml', SITE],
  ['sitemap-x.xml', SITE],
  ['other.txt', SITE],
])('%s of %s is not there', async (page, site) => {
  expect((await ask(page, {}, site)).status).toBe(404);
});

test('whatever stands in an address, a sitemap is well-formed', () => {
  const url = 'https://a.gov.cn/?a=1&b=<"\'>';
  const $ = load(sitemapXml([{ url, lastmod: new Date(0) }]), { xml: true });
  expect($('loc').text()).toBe(url);
  expect($('lastmod').text()).toBe('1970-01-01T00:00:00.000Z');
  expect(PART_SIZE).toBeLessThanOrEqual(50_000);
});
