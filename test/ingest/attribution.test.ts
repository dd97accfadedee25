import { expect, test } from 'vitest';
import { Copy } from '../../src/content/copy.ts';
import { Sensitivity } from '../../src/content/sensitivity.ts';
import { attributedOrigin, namesOf } from '../../src/ingest/attribution.ts';
import { repost } from '../../src/ingest/repost.ts';
import { Finding } from '../../src/review/finding.ts';
import { submit } from '../../src/review/submit.ts';
import { Origin } from '../../src/sites/origin.ts';
import { openHubForThisTest } from '../support/hub.ts';
import { fileFeed, itemsOf, openUpstream, pollAs } from './ingest-hub.ts';

test.each([
  ['本网', '广州市卫生健康委员会网站', '广州市卫生健康委员会网站'],
  ['来源：本站讯', '示例县人民政府', '示例县人民政府'],
  ['本网', null, '本网'],
  ['文章来源：新华社', '示例县人民政府', '新华社'],
  ['市人力资源社会保障局官网', '示例县人民政府', '市人力资源社会保障局官网'],
  ['本溪日报', '示例县人民政府', '本溪日报'],
  ['', '示例县人民政府', null],
  [null, null, null],
])('%s on a page of %s is %s', (stated, siteName, expected) => {
  expect(attributedOrigin(stated, siteName)).toBe(expected);
});

test.each([
  ['市人力资源社会保障局官网', '市人力资源社会保障局'],
  ['粤省事微信公众号', '粤省事'],
  ['江西统计 公众号', '江西统计'],
  ['新华社', undefined],
  ['公众号', undefined],
])('%s may be registered as %s', (origin, bare) => {
  expect(namesOf(origin)).toEqual(bare === undefined ? [origin] : [origin, bare]);
});

test('a repost names its origin as it is registered, and is faithful by that', async () => {
  const given = await openHubForThisTest();
  const em = given.hub.orm.em.fork();
  em.persist(Object.assign(new Origin(), { name: '示例市人力资源和社会保障局', aliases: ['市人社局'] }));
  await em.flush();
  const upstream = await openUpstream(2, { origin: '市人社局官网' });
  const feed = await fileFeed(given, upstream.listUrl);
  await pollAs(given, 'editor', feed);
  const [item] = await itemsOf(given, feed);
  expect(item?.originName).toBe('市人社局官网');
  const { site } = await given.site('4300000001');
  const copy = await repost(await given.as('editor'), { itemId: item?.id ?? '', siteId: site.id });
  expect(copy.originName).toBe('示例市人力资源和社会保障局');
  await submit(await given.as('editor'), { id: copy.id, sensitivity: Sensitivity.GENERAL });
  const found = await em.find(Finding, { revision: { copy: copy.id }, rule: 'faithful-repost' });
  expect(found).toEqual([]);
  expect((await em.findOneOrFail(Copy, copy.id)).state).toBe('IN_REVIEW');
});
