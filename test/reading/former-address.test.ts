import { afterAll, beforeAll, expect, test } from 'vitest';
import { correct } from '../../src/release/correct.ts';
import { WithdrawalKind } from '../../src/release/edition.ts';
import { publish } from '../../src/release/publish.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { approve } from '../support/newsroom.ts';
import { get, outside } from './cache/cached.ts';
import { published } from './published.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers are asserted, not typed
type Loose = any;

let given: TestHub;
beforeAll(async () => {
  given = await openTestHub();
});
afterAll(() => given.close());

const BY_PATH =
  'query ($site: String!, $path: String!) { contentByPath(site: $site, path: $path) { id site { code } } }';

async function at(site: string, path: string): Promise<Loose> {
  return (await get(given, { query: BY_PATH, variables: { site, path } })).body;
}

async function move(contentId: string, siteCode: string): Promise<void> {
  const { sections } = await given.site(siteCode);
  const editor = await given.as('editor');
  const sectionId = sections.get('tzgg')?.id;
  const copy = await correct(editor, { contentId, changeNote: '移交', sectionId });
  await approve(given, copy);
  await publish(await given.as('editor'), { id: copy.id });
}

test('a content that moved to another site is found at its old address, with where it is now', async () => {
  const id = await published(given);
  const path = `/content/${id}`;
  expect(await at('4300000001', path)).toEqual({
    data: { contentByPath: { id, site: { code: '4300000001' } } },
  });
  expect((await at('4300000002', path)).extensions.http.contentByPath).toEqual({ status: 404 });
  await move(id, '4300000002');
  const here = { data: { contentByPath: { id, site: { code: '4300000002' } } } };
  const location = `https://jyj.shili.gov.cn${path}`;
  expect(await at('4300000001', path)).toEqual({
    ...here,
    extensions: { http: { contentByPath: { status: 301, location } } },
  });
  expect(await at('4300000002', path)).toEqual(here);
  await move(id, '4300000001');
  expect((await at('4300000001', path)).extensions).toBeUndefined();
  expect((await at('4300000002', path)).extensions.http.contentByPath.status).toBe(301);
  const gone = { contentId: id, kind: WithdrawalKind.GONE, explanation: '有误' };
  await withdraw(await given.as('editor'), gone);
  expect((await at('4300000002', path)).extensions.http.contentByPath).toEqual({ status: 410 });
});

test('a section whose code changed is found under the old one, with where it is now', async () => {
  const query = '{ section(site: "4300000003", code: "gzdt") { code } }';
  expect((await get(given, { query })).body).toEqual({ data: { section: { code: 'gzdt' } } });
  await outside(
    given,
    `update section set code = 'xinwen' where code = 'gzdt' and site_id =
    (select id from site where code = '4300000003')`,
  );
  const location = 'https://qingshan.shili.gov.cn/section/xinwen';
  await expect
    .poll(async () => (await get(given, { query })).body)
    .toEqual({
      data: { section: { code: 'xinwen' } },
      extensions: { http: { section: { status: 301, location } } },
    });
});
