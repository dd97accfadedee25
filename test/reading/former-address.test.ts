import { afterAll, beforeAll, expect, test } from 'vitest';
import { Entry } from '../../src/journal/entry.ts';
import { correct } from '../../src/release/correct.ts';
import { WithdrawalKind } from '../../src/release/edition.ts';
import { publish } from '../../src/release/publish.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import { createSection } from '../../src/sites/create-section.ts';
import { recodeSection } from '../../src/sites/recode-section.ts';
import { SectionType } from '../../src/sites/section.ts';
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

const SITE = '4300000003';
const FRAME = `query ($code: String!) { section(site: "${SITE}", code: $code) { code url breadcrumbs { url } } }`;

async function framed(code: string): Promise<Loose> {
  return (await get(given, { query: FRAME, variables: { code } })).body;
}

async function text(path: string): Promise<string> {
  const response = await fetch(`${given.hub.publicUrl}${path}`);
  expect(response.status).toBe(200);
  return response.text();
}

async function recode(from: string, code: string): Promise<string> {
  const sectionId = (await given.site(SITE)).sections.get(from)?.id ?? '';
  await recodeSection(await given.as('admin'), { sectionId, code });
  return sectionId;
}

test('a section whose code changed is found under the old one, with where it is now, and at once', async () => {
  const contentId = await published(given, { site: SITE, section: 'gzdt' });
  await given.settle();
  expect((await framed('gzdt')).data.section.code).toBe('gzdt');
  await text(`/sites/${SITE}/sitemap-0.xml`);
  const sectionId = await recode('gzdt', 'xinwen');
  const location = 'https://qingshan.shili.gov.cn/section/xinwen';
  const section = { code: 'xinwen', url: location };
  expect((await framed('xinwen')).data.section).toMatchObject(section);
  expect(await framed('gzdt')).toMatchObject({
    data: { section },
    extensions: { http: { section: { status: 301, location } } },
  });
  const map = await text(`/sites/${SITE}/sitemap-0.xml`);
  expect(map).toContain('/section/xinwen<');
  expect(map).not.toContain('/section/gzdt<');
  const feed = JSON.parse(await text(`/feeds/sections/${sectionId}.json`));
  expect(feed._tonggao.section.code).toBe('xinwen');
  expect(feed.items[0]._tonggao.section).toMatchObject({ code: 'xinwen' });
  const head = '{ content(id: "%") { breadcrumbs { url } } }'.replace('%', contentId);
  expect((await get(given, { query: head })).body.data?.content).toMatchObject({
    breadcrumbs: [{}, { url: location }],
  });
});

test('a code that becomes free may be taken, and whoever has it now is found under it', async () => {
  await recode('tzgg', 'gonggao');
  const parts = await given.site(SITE);
  const input = { siteId: parts.site.id, name: '新通知', code: 'tzgg', type: SectionType.NOTICE };
  await createSection(await given.as('admin'), input);
  expect((await framed('tzgg')).extensions).toBeUndefined();
  await expect(recode('gonggao', 'tzgg')).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(recode('gonggao', '../x')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await recode('gonggao', 'gonggao2');
  expect((await framed('gonggao')).extensions.http.section.location).toContain('/section/gonggao2');
});

test('a code is changed by administrators of the site alone, and stands in the journal', async () => {
  const sectionId = (await given.site(SITE)).sections.get('zcwj')?.id ?? '';
  const input = { sectionId, code: 'zc' };
  await expect(recodeSection(await given.as('editor'), input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await recodeSection(await given.as('admin'), input);
  const entries = await given.hub.orm.em.fork().find(Entry, { act: 'section.recoded', subjectId: sectionId });
  expect(entries.map((entry) => entry.detail)).toEqual([{ site: SITE, before: 'zcwj', code: 'zc' }]);
});

test('a section whose code is changed past the desk is found under the old one too', async () => {
  await outside(given, "update section set code = 'jiedu' where code = 'zcjd'");
  await expect.poll(async () => (await framed('zcjd')).extensions?.http.section.status).toBe(301);
});
