import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readArticle } from '../../src/ingest/article/read-article.ts';
import { bodyOf } from '../../src/ingest/listed-fields.ts';
import { type SourceKind, sources } from '../../src/ingest/sources/index.ts';
import { decodeText } from '../../src/platform/fetch/charset.ts';
import { broken, mutation } from './mutations.ts';
import { AT } from './sources/reading.ts';
import { upstream } from './sources/upstream.ts';

const SEED = 20261122;
/** Longest time one reading may take, however busy the machine. */
const HANG_MS = 10_000;

const file = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url));
const json = (value: unknown) => Buffer.from(JSON.stringify(value));

const ENTRIES = [1, 2, 3].map((number) => ({
  title: `关于做好第${number}项工作的通知`,
  url: `${AT.replace('index.html', '')}202611/t2026112${number}_${number}.html`,
  date: `2026-11-2${number} 09:00:00`,
}));

const ATOM = `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:base="${AT}"><title>政策</title>
${ENTRIES.map(({ title, url }) => `<entry><title type="html">${title}</title><link href="${url}"/><updated>2026-11-20T09:00:00+08:00</updated><content type="html">&lt;p&gt;正文&lt;/p&gt;</content></entry>`).join('')}</feed>`;

const RDF = `<?xml version="1.0" encoding="gb2312"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="${AT}"><title>x</title></channel>
${ENTRIES.map(({ title, url }) => `<item rdf:about="${url}"><title>${title}</title><link>${url}</link><dc:date>2026-11-20</dc:date></item>`).join('')}</rdf:RDF>`;

const JSON_FEED = {
  version: 'https://jsonfeed.org/version/1.1',
  title: '政策',
  items: ENTRIES.map(({ title, url }) => ({
    id: url,
    url,
    title,
    content_html: `<p>${title}</p>`,
    date_published: '2026-11-20',
  })),
};

/** Lists that are read well before they are broken. */
const LISTS: [SourceKind, string, Uint8Array][] = [
  ['RSS', 'RSS', file('seeds/upstream/rss.xml')],
  ['RSS', 'Atom', Buffer.from(ATOM)],
  ['RSS', 'RDF', Buffer.from(RDF)],
  ['RSS', 'JSON Feed', json(JSON_FEED)],
  [
    'JSON',
    'a JSON list',
    json(ENTRIES.map(({ title, url, date }) => ({ TITLE: title, URL: url, DOCRELPUBTIME: date }))),
  ],
  ['GOV_PAGE', 'a list page', file('seeds/upstream/tzgg/index.html')],
  ['JPAGE', 'a dataproxy', file('seeds/upstream/module/web/jpage/dataproxy.jsp')],
  [
    'GKMLPT',
    'a catalogue',
    json({ articles: ENTRIES.map(({ title, url, date }) => ({ title, url, date, publisher: '省政府' })) }),
  ],
];

const PAGES: [string, Uint8Array][] = [
  ...['gov-cn-article', 'jcms-article', 'trs-policy', 'unknown-system'].map((name): [string, Uint8Array] => [
    name,
    file(`test/fixtures/ingest/${name}.html`),
  ]),
];

/** Reads a list; fails where that throws, hangs, asks for another address, or ends in neither items nor a problem. */
async function readList(kind: SourceKind, body: Uint8Array): Promise<number> {
  const url = kind === 'GKMLPT' ? 'https://www.example.gov.cn/gkmlpt/api/all/0?page=1' : AT;
  const { fetch, asked } = upstream({ [url]: { body } });
  const began = performance.now();
  const reading = await sources[kind].read({ url, settings: {}, fetch, validators: null });
  if (reading.notModified) throw new Error('nothing was asked conditionally');
  const { items, problems } = reading;
  expect(performance.now() - began).toBeLessThan(HANG_MS);
  expect(asked.length).toBeLessThanOrEqual(1);
  expect(items.length + problems.length).toBeGreaterThan(0);
  for (const item of items) {
    expect(item.title).not.toBe('');
    expect(item.url).toMatch(/^https?:\/\//);
    expect(item.body ?? '').not.toMatch(/<script/i);
  }
  return items.length;
}

/** Reads a page; fails where that throws or hangs, leaves code in the text, or finds no text and says nothing of it. */
function readPage(body: Uint8Array): boolean {
  const began = performance.now();
  const article = readArticle(decodeText(body, 'text/html'), AT);
  const text = bodyOf(article.body, AT);
  expect(performance.now() - began).toBeLessThan(HANG_MS);
  expect(text ?? '').not.toMatch(/<script|<iframe|<[^>]*\sonerror=/i);
  expect(text !== null || article.problems.length > 0).toBe(true);
  return text !== null;
}

const mutations = fc.array(mutation, { minLength: 1, maxLength: 6 });

describe('10,000 broken lists and pages', () => {
  test.each(LISTS)(
    '%s: %s, broken 750 times, ends in items or a stated problem',
    { timeout: 60_000 },
    async (kind, _, bytes) => {
      expect(await readList(kind, bytes)).toBeGreaterThan(1);
      const property = fc.asyncProperty(mutations, async (given) => {
        await readList(kind, broken(bytes, given));
      });
      await fc.assert(property, { seed: SEED, numRuns: 750 });
    },
  );

  test.each(PAGES)(
    '%s, broken 1,000 times, ends in a text or a stated problem',
    { timeout: 60_000 },
    (_, bytes) => {
      expect(readPage(bytes)).toBe(true);
      const property = fc.property(mutations, (given) => {
        readPage(broken(bytes, given));
      });
      fc.assert(property, { seed: SEED, numRuns: 1_000 });
    },
  );
});

const DEEP = 10_000;
const item = (inner: string) =>
  `<rss version="2.0"><channel><title>x</title><item><title>${inner}</title><link>${ENTRIES[0]?.url}</link></item></channel></rss>`;
const laughs = [...Array(10).keys()]
  .map((level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`)
  .join('');

const MONSTERS: [string, string][] = [
  ['nothing', ''],
  ['zeros', '\u0000'.repeat(100_000)],
  ['a billion laughs', `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">${laughs}]>${item('&l10;')}`],
  [
    'a file by an entity',
    `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>${item('&f;')}`,
  ],
  [
    'an address by an entity',
    `<?xml version="1.0"?><!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd" [<!ENTITY % p SYSTEM "http://127.0.0.1:9/p">%p;]>${item('x')}`,
  ],
  ['XML nested 10,000 deep', item(`${'<b>'.repeat(DEEP)}x${'</b>'.repeat(DEEP)}`)],
  ['XML that is never closed', `<rss><channel>${'<item>'.repeat(DEEP)}`],
  ['HTML nested 10,000 deep', `<html><body>${'<div>'.repeat(DEEP)}文${'</div>'.repeat(DEEP)}</body></html>`],
  ['tables nested 10,000 deep', '<table><tr><td>'.repeat(DEEP)],
  ['emphasis that is never closed', `<p>${'<b><i>'.repeat(DEEP)}文`],
  ['JSON nested 10,000 deep', `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`],
  ['objects nested 10,000 deep', `${'{"data":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`],
  ['comments that are never closed', '<!--'.repeat(50_000)],
  ['CDATA that is never closed', item('<![CDATA['.repeat(20_000))],
  ['a hundred thousand entities', item('&amp;&#x4e00;'.repeat(50_000))],
  ['ten thousand attributes', `<p ${[...Array(DEEP).keys()].map((n) => `a${n}="x"`).join(' ')}>文</p>`],
  ['twenty thousand links', `<ul>${'<li><a href="/a.html">关于某项工作的通知</a></li>'.repeat(20_000)}</ul>`],
  ['one long line', `<p>${'字'.repeat(1_000_000)}</p>`],
  ['digits without end', `<p>${'2026-11-20 '.repeat(50_000)}</p>`],
  ['a wrong charset', '<meta charset="utf-16"><p>正文</p>'],
];

const KINDS: SourceKind[] = ['RSS', 'JSON', 'GOV_PAGE', 'JPAGE', 'GKMLPT'];

test.each(MONSTERS)(
  '%s neither crashes nor hangs a reader, and reaches nothing',
  { timeout: 60_000 },
  async (_, text) => {
    const bytes = Buffer.from(text);
    for (const kind of KINDS) await readList(kind, bytes);
    if (text !== '') readPage(bytes);
  },
);

test('what an entity names is never read', async () => {
  const [, text = ''] = MONSTERS.find(([name]) => name === 'a file by an entity') ?? [];
  const { fetch } = upstream({ [AT]: { body: Buffer.from(text) } });
  const reading = await sources.RSS.read({ url: AT, settings: {}, fetch, validators: null });
  expect(JSON.stringify(reading)).not.toContain('root:');
});
