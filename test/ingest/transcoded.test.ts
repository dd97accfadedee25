import { readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { readArticle } from '../../src/ingest/article/read-article.ts';
import { type SourceKind, sources } from '../../src/ingest/sources/index.ts';
import { decodeText } from '../../src/platform/fetch/charset.ts';
import { hasSamples, samples, sampleText } from './samples.ts';
import { upstream } from './sources/upstream.ts';

const AT = 'http://www.example.gov.cn/a/202001/index.html';

/** How a text reaches us: its bytes, and the charset that the server names. */
interface Wire {
  bytes: Uint8Array;
  contentType: string;
}

const declaring = (text: string, charset: string) =>
  text
    .replace(/(charset\s*=\s*["']?)[\w-]+/gi, `$1${charset}`)
    .replace(/(<\?xml[^>]*encoding=["'])[\w-]+/i, `$1${charset}`);

/** What a text says to a system that writes GBK: other characters come as question marks. */
const inGbk = (text: string) => iconv.decode(iconv.encode(text, 'gbk'), 'gbk');

/** Every way in which the same text comes, with what it then says. */
const WAYS: [string, (text: string) => Wire, (text: string) => string][] = [
  ['in GBK', (text) => ({ bytes: iconv.encode(declaring(text, 'gb2312'), 'gbk'), contentType: '' }), inGbk],
  [
    'in GB18030',
    (text) => ({ bytes: iconv.encode(declaring(text, 'gb18030'), 'gb18030'), contentType: '' }),
    String,
  ],
  [
    'in GB18030 declared as UTF-8',
    (text) => ({
      bytes: iconv.encode(declaring(text, 'utf-8'), 'gb18030'),
      contentType: 'text/html; charset=utf-8',
    }),
    String,
  ],
  [
    'in GB18030 declared as ISO-8859-1 by the server',
    (text) => ({
      bytes: iconv.encode(declaring(text, 'iso-8859-1'), 'gb18030'),
      contentType: 'text/html; charset=ISO-8859-1',
    }),
    String,
  ],
  [
    'in UTF-8 declared as GB2312',
    (text) => ({ bytes: Buffer.from(declaring(text, 'gb2312')), contentType: 'text/html; charset=gb2312' }),
    String,
  ],
  [
    'in UTF-8 with a byte order mark',
    (text) => ({ bytes: Buffer.from(`\uFEFF${declaring(text, 'gbk')}`), contentType: 'text/html' }),
    String,
  ],
];

const pages = samples().filter(({ file, kind }) => /\.(?:html|jsp)$/.test(file) && !kind.startsWith('list'));

describe.skipIf(!hasSamples).each(WAYS)('%s', (_, wireOf, saying) => {
  test.each(pages.map(({ file }) => [file]))('%s says the same', (file) => {
    const text = sampleText(file);
    const { bytes, contentType } = wireOf(text);
    expect(readArticle(decodeText(bytes, contentType), AT)).toEqual(readArticle(saying(text), AT));
  });
});

const seeded = (path: string) =>
  readFileSync(new URL(`../../seeds/upstream/${path}`, import.meta.url), 'utf8');
const sampled = (file: string) => (hasSamples ? sampleText(file) : '');
const ENTRY = '<title>关于印发《实施办法》的通知</title>';

const LISTS: [SourceKind, string, string][] = [
  ['RSS', 'an RSS feed', seeded('rss.xml').replaceAll('{origin}', 'http://www.example.gov.cn')],
  [
    'RSS',
    'an Atom feed',
    `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>政策文件</title><entry>${ENTRY}<link href="/a.html"/><updated>2026-11-20T09:00:00+08:00</updated><content type="html">各市、县人民政府</content></entry></feed>`,
  ],
  [
    'RSS',
    'an RDF feed',
    `<?xml version="1.0" encoding="utf-8"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="${AT}"><title>政策文件</title></channel><item rdf:about="http://www.example.gov.cn/a.html">${ENTRY}<link>http://www.example.gov.cn/a.html</link></item></rdf:RDF>`,
  ],
  ['GOV_PAGE', 'a list page', seeded('tzgg/index.html')],
  ['JPAGE', 'a dataproxy', seeded('module/web/jpage/dataproxy.jsp')],
  ...['01', '02', '03'].map((number): [SourceKind, string, string] => [
    ...(['JPAGE', `the dataproxy of 江苏 ${number}`] as const),
    sampled(`jiangsu-dataproxy-${number}.xml`),
  ]),
  ['GOV_PAGE', 'the list of 甘肃', sampled('gansu-jyt-list-01.html')],
  ['GOV_PAGE', 'the list of 上海', sampled('shanghai-wsjkw-01.html')],
  ['JSON', 'the list of gov.cn', sampled('govcn-zuixinzhengce-head25.json')],
];

async function listed(kind: SourceKind, { bytes, contentType }: Wire): Promise<unknown[]> {
  const { fetch } = upstream({ [AT]: { body: bytes, headers: { 'content-type': contentType } } });
  const reading = await sources[kind].read({ url: AT, settings: {}, fetch, validators: null });
  return reading.notModified ? [] : reading.items;
}

describe.each(WAYS)('%s', (_, wireOf, saying) => {
  test.each(LISTS.filter(([, , text]) => text !== ''))('%s: %s shows the same', async (kind, _name, text) => {
    const expected = await listed(kind, { bytes: Buffer.from(saying(text)), contentType: '' });
    expect(expected.length).toBeGreaterThan(0);
    expect(await listed(kind, wireOf(text))).toEqual(expected);
  });
});
