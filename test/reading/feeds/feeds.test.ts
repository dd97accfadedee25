import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ChangeKind } from '../../../src/content/change-kind.ts';
import { Validity } from '../../../src/content/parts.ts';
import { FORMATS, type Format } from '../../../src/reading/feeds/feed.ts';
import { WithdrawalKind } from '../../../src/release/edition.ts';
import { place } from '../../../src/release/place.ts';
import { restore } from '../../../src/release/restore.ts';
import { unplace } from '../../../src/release/unplace.ts';
import { openTestHub, type TestHub } from '../../support/hub.ts';
import { draft } from '../../support/newsroom.ts';
import { published } from '../published.ts';
import { insertRows } from '../rows.ts';
import { correctAs, publishPolicy, takeBack } from './at-the-desk.ts';
import { READERS, READERS_OF_TOMBSTONES } from './feed-readers.ts';

let given: TestHub;
beforeAll(async () => {
  given = await openTestHub();
});
afterAll(() => given.close());

const urn = (id: string) => `urn:uuid:${id}`;

async function sectionPath(section: string, site = '4300000001'): Promise<string> {
  const { sections } = await given.site(site);
  return `/feeds/sections/${sections.get(section)?.id}`;
}

async function get(
  path: string,
  headers: Record<string, string> = {},
): Promise<Response & { text_: string }> {
  const url = path.startsWith('http') ? path : `${given.hub.publicUrl}${path}`;
  const response = await fetch(url, { headers });
  return Object.assign(response, { text_: await response.text() });
}

// biome-ignore lint/suspicious/noExplicitAny: a JSON Feed as its readers find it
async function json(path: string): Promise<any> {
  return JSON.parse((await get(path)).text_);
}

test.each(FORMATS)('three independent readers know the format %s', (format) => {
  expect(Object.keys(READERS[format])).toHaveLength(3);
});

const ALL = FORMATS.flatMap((format) =>
  Object.keys(READERS[format]).map((reader) => [format, reader] as const),
);

test.each(ALL)('a feed in %s is read back by %s as it was published', async (format, name) => {
  const title = `“养老”服务 & 托育 3 < 5 第${format}${name}号`;
  const html = '<p>甲 &amp; 乙 &lt;丙&gt; ]]&gt; 丁</p><table><tbody><tr><td>1</td></tr></tbody></table>';
  const id = await publishPolicy(given, { title, body: html, summary: '摘要 <i> & ]]>' });
  const { text_: text } = await get(`${await sectionPath('zcwj')}.${format}`);
  const [entry] = (await READERS[format][name]?.(text)) ?? [];
  const { published_at } = await row(id);
  expect(entry).toMatchObject({
    ...{ id: urn(id), title },
    url: `https://www.shili.gov.cn/content/${id}`,
    publishedAt: Math.floor(new Date(published_at).getTime() / 1_000) * 1_000,
  });
  if (entry?.html !== undefined) expect(entry.html).toContain('<p>甲 &amp; 乙 &lt;丙&gt; ]]&gt; 丁</p>');
  if (entry?.words !== undefined) expect(entry.words).toContain('<p>甲 & 乙 <丙> ]]> 丁</p>');
  if (entry?.files !== undefined)
    expect(entry.files).toEqual([expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/media\/[0-9a-f]{64}\//)]);
});

async function row(id: string): Promise<{ published_at: string; edition_hash: string }> {
  const [found] = await given.hub.orm.em
    .fork()
    .execute<{ published_at: string; edition_hash: string }[]>(
      'select published_at, edition_hash from publication where id = ?',
      [id],
    );
  if (!found) throw new Error(id);
  return found;
}

test('the extension tells what the hub knows of a document, its origin, its files and its corrections', async () => {
  const policy = {
    ...{ number: '青政发〔2026〕31号', issuer: '青山市人民政府', indexNumber: '000014349/2026-00031' },
    ...{ theme: '民政', genre: '意见', signedOn: '2026-11-02', effectiveOn: '2026-12-01' },
    validity: Validity.IN_FORCE,
    repeals: [{ number: '青政发〔2019〕2号', title: '旧意见' }],
  };
  const id = await publishPolicy(given, {
    policy,
    originName: '省人民政府网站',
    originUrl: 'https://www.example.org/1.html',
  });
  const patch = { body: '<p>到2027年建成养老床位600张。</p>' };
  await correctAs(given, id, { patch, changeNote: '床位数有误', changeKind: ChangeKind.SUBSTANTIVE });
  const feed = await json(`${await sectionPath('zcwj')}.json`);
  const [item] = feed.items;
  expect(item.id).toBe(urn(id));
  expect(item._tonggao).toMatchObject({
    ...{ version: 1, kind: 'POLICY', whole: true },
    edition: {
      number: 2,
      hash: (await row(id)).edition_hash,
      changeNote: '床位数有误',
      changeKind: 'SUBSTANTIVE',
    },
    policy: { ...policy, repeals: [{ number: '青政发〔2019〕2号', title: '旧意见' }], amends: [] },
    origin: {
      name: '省人民政府网站',
      url: 'https://www.example.org/1.html',
      publishedAt: null,
      precision: null,
    },
    site: { code: '4300000001' },
    section: { code: 'zcwj' },
  });
  expect(item.attachments).toMatchObject([
    {
      title: '任务分工表.pdf',
      mime_type: 'application/pdf',
      _tonggao: { sha256: /\/media\/([0-9a-f]{64})/.exec(item.attachments[0].url)?.[1] },
    },
  ]);
  expect(item.date_modified).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/);
  expect(await json(new URL(item._tonggao.document).pathname)).toMatchObject({ items: [item] });
});

test.each(FORMATS)(
  'a withdrawal leaves a tombstone in %s at once, and the document of what was withdrawn is gone',
  async (format) => {
    const id = await publishPolicy(given, { title: `将被撤下的${format}` });
    const path = `${await sectionPath('zcwj')}.${format}`;
    expect((await get(path)).text_).toContain(`将被撤下的${format}`);
    await takeBack(given, id);
    const { text_: after } = await get(path);
    expect(after).not.toContain(`将被撤下的${format}`);
    expect(after).toContain(urn(id));
    expect(after).toContain('数据有误');
    expect(await READERS_OF_TOMBSTONES[format](after)).toContain(urn(id));
    for (const [name, read] of Object.entries(READERS[format])) {
      const ids = (await read(after)).map((entry) => entry.id);
      expect(ids, `${name} takes a tombstone for an entry`).not.toContain(urn(id));
    }
    if (format !== 'json')
      expect(after).toMatch(new RegExp(`<at:deleted-entry ref="${urn(id)}" when="[^"]+\\+08:00">`));
    const document = await get(`/feeds/contents/${id}.${format}`);
    expect(document.status).toBe(410);
    expect(document.text_).toContain(urn(id));
    expect(document.text_).not.toContain('将被撤下');
  },
);

test('a tombstone says how a content was taken back, until it is restored', async () => {
  const id = await publishPolicy(given);
  const replacement = await publishPolicy(given);
  await takeBack(given, id, WithdrawalKind.WITHDRAWN);
  const path = `${await sectionPath('zcwj')}.json`;
  const { removed } = (await json(path))._tonggao;
  expect(removed[0]).toMatchObject({
    id: urn(id),
    departure: 'WITHDRAWN',
    explanation: '数据有误',
    replacement: null,
  });
  await restore(await given.as('editor'), { contentId: id });
  const again = await json(path);
  expect(again._tonggao.removed.map((one: { id: string }) => one.id)).not.toContain(urn(id));
  expect(again.items.slice(0, 2).map((one: { id: string }) => one.id)).toEqual([urn(id), urn(replacement)]);
});

test('what was taken out of a site leaves a tombstone there and stands elsewhere', async () => {
  const id = await published(given, { title: '两处刊载的通知' });
  const { sections } = await given.site('4300000002');
  const sectionId = sections.get('tzgg')?.id ?? '';
  await place(await given.as('editor'), { contentId: id, sectionId });
  expect((await json('/feeds/sites/4300000002.json')).items[0].id).toBe(urn(id));
  await unplace(await given.as('editor'), { contentId: id, sectionId, reason: '不再刊载' });
  expect((await json('/feeds/sites/4300000002.json'))._tonggao.removed[0]).toMatchObject({
    id: urn(id),
    departure: 'MOVED',
  });
  const site = await json('/feeds/sites/4300000001.json');
  expect(site.items.map((one: { id: string }) => one.id)).toContain(urn(id));
  expect((await get(`/feeds/contents/${id}.json`)).status).toBe(200);
});

test('what stands in two sections of a site stands once in its feed', async () => {
  const id = await published(given, { title: '两个栏目的通知' });
  const { sections } = await given.site('4300000001');
  await place(await given.as('editor'), { contentId: id, sectionId: sections.get('gzdt')?.id ?? '' });
  const { items } = await json('/feeds/sites/4300000001.json');
  expect(items.filter((one: { id: string }) => one.id === urn(id))).toHaveLength(1);
});

test('a draft stands in no feed, however it is asked for', async () => {
  const copy = await draft(given, { title: '未发先泄的通知' });
  for (const format of FORMATS) {
    expect((await get(`/feeds/sites/4300000001.${format}`)).text_).not.toContain('未发先泄');
    expect((await get(`/feeds/contents/${copy.id}.${format}`)).status).toBe(404);
  }
});

test.each(FORMATS)(
  'whoever follows the pages of a feed in %s misses nothing and meets nothing twice',
  async (format) => {
    const rows = Array.from({ length: 120 }, (_, index) => ({
      title: `第${index}条`,
      at: '2026-01-01T00:00:00Z',
    }));
    const section = { atom: 'tzgg', rss: 'gzdt', json: 'zcjd' }[format];
    const ids = await insertRows(given, { site: '4300000003', section }, rows);
    const seen: string[] = [];
    let next: string | null = `${given.hub.publicUrl}${await sectionPath(section, '4300000003')}.${format}`;
    let pages = 0;
    while (next) {
      const { text_: text } = await get(next);
      const [read] = Object.values(READERS[format]);
      seen.push(...((await read?.(text)) ?? []).map(({ id }) => id));
      next = nextOf(text, format);
      pages += 1;
    }
    expect(pages).toBe(3);
    expect(seen).toHaveLength(ids.length);
    expect(new Set(seen)).toEqual(new Set(ids.map(urn)));
  },
);

function nextOf(text: string, format: Format): string | null {
  if (format === 'json') return JSON.parse(text).next_url ?? null;
  return /<(?:atom:)?link rel="next" href="([^"]+)"/.exec(text)?.[1] ?? null;
}

test('a very long text is left to its own document', async () => {
  const body = `<p>${'很长的正文。'.repeat(40_000)}</p>`;
  const id = await publishPolicy(given, { title: '很长的文件', body });
  const [item] = (await json(`${await sectionPath('zcwj')}.json`)).items;
  expect(item).toMatchObject({ id: urn(id), content_text: '很长的文件', _tonggao: { whole: false } });
  expect((await json(`/feeds/contents/${id}.json`)).items[0].content_html).toBe(body);
});

test('the reading API names the feeds of a site and of a section', async () => {
  const query = `{ site(code: "4300000001") { feeds { type title href } sections { code feeds { href } } } }`;
  interface Named {
    site: {
      feeds: { type: string; href: string }[];
      sections: { code: string; feeds: { href: string }[] }[];
    };
  }
  const { data } = await given.read<Named>(query);
  const types = ['application/atom+xml', 'application/rss+xml', 'application/feed+json'];
  expect(data.site.feeds.map(({ type }) => type)).toEqual(types);
  const links = [...data.site.feeds, ...data.site.sections.flatMap(({ feeds }) => feeds)];
  for (const { href } of links) expect((await get(href)).status).toBe(200);
});

describe('a feed over HTTP', () => {
  test('names its hub and itself, is kept, and costs nothing to ask for again', async () => {
    const path = `${await sectionPath('tzgg')}.atom`;
    const first = await get(path);
    expect(first.headers.get('link')).toBe(
      `<${given.hub.publicUrl}/websub/hub>; rel="hub", <${given.hub.publicUrl}${path}>; rel="self"`,
    );
    expect(first.headers.get('cache-control')).toBe('public, no-cache');
    expect(first.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    expect((await get(path)).headers.get('cache-status')).toBe('tonggao; hit');
    const etag = first.headers.get('etag') ?? '';
    expect((await get(path, { 'if-none-match': etag })).status).toBe(304);
    await published(given);
    expect((await get(path, { 'if-none-match': etag })).status).toBe(200);
  });

  test.each([
    '/feeds/sites/9999999999.atom',
    '/feeds/sites/4300000001.xml',
    '/feeds/sites/4300000001',
    '/feeds/sites/4300000001.json?before=x',
    '/feeds/sites/4300000001.json?before=99999999999999999999',
    '/feeds/sites/%00.json',
    '/feeds/sections/tzgg.atom',
    '/feeds/sections/0198c0de-0000-7000-8000-000000000000.rss',
    '/feeds/contents/0198c0de-0000-7000-8000-000000000000.json',
    '/feeds/copies/0198c0de-0000-7000-8000-000000000000.json',
  ])('that is not there is not found: %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });
});
