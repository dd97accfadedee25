import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ContentKind } from '../../src/content/content-kind.ts';
import { InterpretationForm, Validity } from '../../src/content/parts.ts';
import { scriptJson } from '../../src/reading/page-head.ts';
import { sharingOf, shortened } from '../../src/reading/sharing.ts';
import { contentThing } from '../../src/reading/structured-data.ts';
import { WithdrawalKind } from '../../src/release/edition.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import { SectionType } from '../../src/sites/section.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { published } from './published.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers are asserted, not typed
type Loose = any;

const HEAD =
  'head { title canonical indexable tags { name content } openGraph { name content } jsonLd html }';
const HOSTILE = "“公开”</title><script>alert(1)</script> & ' <!--";

let given: TestHub;
beforeAll(async () => {
  given = await openTestHub();
});
afterAll(() => given.close());

async function headOf(id: string): Promise<Loose> {
  const { data, errors } = await given.read<Loose>(`query ($id: ID!) { content(id: $id) { ${HEAD} } }`, {
    id,
  });
  expect(errors).toBeUndefined();
  return data.content.head;
}

test('a head is HTML that says the same as its parts, whatever the title holds', async () => {
  const image = `/media/${'ab'.repeat(32)}/1.png`;
  const body = `<p>文</p><img src="${image}" alt="图">`;
  const id = await published(given, { title: HOSTILE, summary: '</script>', body });
  const head = await headOf(id);
  const $ = load(`<html><head>${head.html}</head><body></body></html>`);
  expect($('head > script')).toHaveLength(1);
  expect($('body').children()).toHaveLength(0);
  expect($('title').text()).toBe(head.title);
  expect($('link[rel=canonical]').attr('href')).toBe(`https://www.shili.gov.cn/content/${id}`);
  for (const { name, content } of head.tags) expect($(`meta[name="${name}"]`).attr('content')).toBe(content);
  for (const { name, content } of head.openGraph)
    expect($(`meta[property="${name}"]`).attr('content')).toBe(content);
  expect(JSON.parse($('script').text())).toEqual(JSON.parse(head.jsonLd));
  expect(head.jsonLd).not.toMatch(/[<>&]/);
  const shown = `${given.hub.publicUrl}${image}`;
  expect(head.openGraph).toContainEqual({ name: 'og:image', content: shown });
  expect(head.tags).toContainEqual({ name: 'Image', content: shown });
  expect(JSON.parse(head.jsonLd)['@graph'][0]).toMatchObject({ '@type': 'NewsArticle', name: HOSTILE });
});

test('home and section pages have heads with the tags of the standard', async () => {
  const query = `{ site(code: "4300000001") { ${HEAD} } section(site: "4300000001", code: "zcwj") { ${HEAD} } }`;
  const { site, section } = (await given.read<Loose>(query)).data;
  expect(site.head.tags.map((tag: Loose) => tag.name)).toEqual(['SiteName', 'SiteDomain', 'SiteIDCode']);
  expect(site.head.html).toContain('<title>示例市人民政府门户网站</title>');
  expect(JSON.parse(site.head.jsonLd)['@graph'][0]['@type']).toBe('WebSite');
  expect(section.head).toMatchObject({ canonical: 'https://www.shili.gov.cn/section/zcwj', indexable: true });
  expect(section.head.tags).toHaveLength(7);
  expect(JSON.parse(section.head.jsonLd)['@graph'][1].itemListElement).toHaveLength(2);
});

test('an interpretation says in its structured data which policies it is about', async () => {
  const policy = await published(given, {
    ...{ kind: ContentKind.POLICY, section: 'zcwj', title: '办法' },
    policy: { number: '青政发〔2026〕51号', issuer: '市人民政府', validity: Validity.REPEALED },
  });
  const interpretation = { contentIds: [policy], form: InterpretationForm.TEXT };
  const id = await published(given, { kind: ContentKind.INTERPRETATION, section: 'zcjd', interpretation });
  const [thing] = JSON.parse((await headOf(id)).jsonLd)['@graph'];
  const url = `https://www.shili.gov.cn/content/${policy}`;
  expect(thing).toMatchObject({ '@type': 'Article', about: [{ '@type': 'Legislation', name: '办法', url }] });
  expect(JSON.parse((await headOf(policy)).jsonLd)['@graph'][0]).toMatchObject({
    ...{ '@type': 'Legislation', legislationIdentifier: '青政发〔2026〕51号' },
    legislationLegalForce: 'https://schema.org/NotInForce',
    legislationPassedBy: { name: '市人民政府' },
  });
});

test('what is withdrawn is kept from search engines, and what is replaced leads to what replaces it', async () => {
  const [old, fresh] = [await published(given), await published(given, { title: '新的' })];
  const replaced = {
    contentId: old,
    kind: WithdrawalKind.REPLACED,
    explanation: '已更新',
    replacementId: fresh,
  };
  await withdraw(await given.as('editor'), replaced);
  const head = await headOf(old);
  expect(head).toMatchObject({ indexable: false, jsonLd: null });
  expect(head.canonical).toBe(`https://www.shili.gov.cn/content/${fresh}`);
  expect(head.html).toContain('<meta name="robots" content="noindex">');
});

const CONTENT = {
  ...{
    title: '题',
    summary: null,
    keywords: [],
    author: null,
    origin: null,
    url: 'https://a/1',
    image: null,
  },
  ...{ publishedAt: new Date(0), updatedAt: new Date(0), explains: [] },
};

test.each([
  [ContentKind.ARTICLE, SectionType.NEWS, 'NewsArticle'],
  [ContentKind.ARTICLE, SectionType.NOTICE, 'NewsArticle'],
  [ContentKind.ARTICLE, SectionType.SERVICE, 'GovernmentService'],
  [ContentKind.ARTICLE, SectionType.OVERVIEW, 'Article'],
  [ContentKind.POLICY, SectionType.SERVICE, 'Legislation'],
  [ContentKind.INTERPRETATION, SectionType.NEWS, 'Article'],
  [ContentKind.TOPIC, SectionType.TOPIC, 'CollectionPage'],
])('%s in a section of type %s is a %s of schema.org', (kind, type, expected) => {
  const section = { type, site: { name: '某市', domain: 'www.a.gov.cn' } };
  const thing = contentThing({ ...CONTENT, kind }, section);
  expect(thing['@type']).toBe(expected);
  expect(Object.values(thing)).not.toContain(null);
});

test('JSON for a script element can neither end it nor break a line', () => {
  const value = { text: '</script><!--\u2028\u2029&' };
  expect(scriptJson(value)).not.toMatch(/[<>&\u2028\u2029]/);
  expect(JSON.parse(scriptJson(value))).toEqual(value);
});

test.each([
  ['短的', 10, '短的'],
  ['一二三四五六七八九十', 5, '一二三四…'],
  ['一二三四五，六七八九十', 9, '一二三四五…'],
  ['👨‍👩‍👧家庭补贴申领办法', 4, '👨‍👩‍👧家庭…'],
  ['  两行\n合一 ', 10, '两行 合一'],
])('%s in %i characters is %s', (text, most, expected) => {
  expect(shortened(text, most)).toBe(expected);
});

test('a text to share holds title, summary and address, and the source where there is no summary', () => {
  const url = 'https://www.a.gov.cn/content/1';
  const long = sharingOf({ title: '题'.repeat(99), summary: '要'.repeat(300), url, source: '本网' });
  expect([...long.text].length).toBeLessThanOrEqual(60 + 120 + url.length + 3);
  expect(sharingOf({ title: '题', summary: null, url, source: '省政府' }).text).toBe(`【题】省政府 ${url}`);
});
