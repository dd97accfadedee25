import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { attach } from '../../src/content/attach.ts';
import { compose } from '../../src/content/compose.ts';
import { ContentKind } from '../../src/content/content-kind.ts';
import { Sensitivity } from '../../src/content/sensitivity.ts';
import { byteRange } from '../../src/reading/byte-range.ts';
import { WithdrawalKind } from '../../src/release/edition.ts';
import { publish } from '../../src/release/publish.ts';
import { restore } from '../../src/release/restore.ts';
import { verifyLedger } from '../../src/release/verify.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import { decide } from '../../src/review/decide.ts';
import { submit } from '../../src/review/submit.ts';
import { openHubForThisTest, type TestHub } from '../support/hub.ts';
import { draft } from '../support/newsroom.ts';
import { until } from '../support/until.ts';

test('a file is private in draft, public while its content is, and gone with it', async () => {
  const given = await openHubForThisTest();
  const { site, sections } = await given.site('4300000001');
  const { sha256, bytes } = await given.hub.media.put(Buffer.from('%PDF-1.4 附件'));
  const sectionId = sections.get('tzgg')?.id ?? '';
  const editor = () => given.as('editor');
  const input = { kind: ContentKind.ARTICLE, siteId: site.id, sectionId, title: '通知', body: '<p>正文</p>' };
  const { id } = await compose(await editor(), input);
  const file = { name: '附件1.pdf', sourceUrl: null, sha256, bytes, mediaType: 'application/pdf' };
  await attach(await editor(), { copyId: id, files: [file] });
  const url = `${given.hub.publicUrl}/media/${sha256}/${encodeURIComponent(file.name)}`;

  expect((await fetch(url)).status).toBe(404);
  const { actor } = await editor();
  const token = await given.hub.authentication.issueToken(actor.id ?? '');
  const own = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  expect([own.status, own.headers.get('cache-control')]).toEqual([200, 'private, no-cache']);

  await submit(await editor(), { id, sensitivity: Sensitivity.GENERAL });
  await decide(await given.as('reviewer-office'), { id, approve: true });
  const contentId = (await publish(await editor(), { id })).contentId ?? '';
  const served = await fetch(url);
  expect([served.status, served.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  const again = await fetch(url, { headers: { 'if-none-match': served.headers.get('etag') ?? '' } });
  expect(again.status).toBe(304);

  const other = await compose(await editor(), {
    ...input,
    body: `<p><img src="/media/${sha256}/a" alt=""></p>`,
  });
  await submit(await editor(), { id: other.id, sensitivity: Sensitivity.GENERAL });
  await decide(await given.as('reviewer-office'), { id: other.id, approve: true });
  const another = (await publish(await editor(), { id: other.id })).contentId ?? '';
  const gone = { kind: WithdrawalKind.GONE, explanation: '误发' };
  await withdraw(await editor(), { contentId, ...gone });
  expect((await fetch(url)).status, 'the same bytes stand in another live content').toBe(200);
  await withdraw(await editor(), { contentId: another, ...gone });
  expect((await fetch(url)).status).toBe(410);
  expect((await fetch(url, { headers: { authorization: `Bearer ${token}` } })).status).toBe(200);
  await restore(await editor(), { contentId });
  expect((await fetch(url)).status).toBe(200);
  expect((await verifyLedger(given.hub.orm.em.fork())).fault).toBeNull();
  expect((await fetch(`${given.hub.publicUrl}/media/../../etc/passwd`)).status).toBe(404);
});

/** A file of the hub with the address and the credentials of somebody who may have it. */
async function kept(given: TestHub, bytes: Buffer, name = 'x.bin') {
  const { sha256 } = await given.hub.media.put(bytes);
  const copy = await draft(given);
  const file = { name, sourceUrl: null, sha256, bytes: bytes.length, mediaType: null };
  await attach(await given.as('editor'), { copyId: copy.id, files: [file] });
  const { actor } = await given.as('editor');
  const authorization = `Bearer ${await given.hub.authentication.issueToken(actor.id ?? '')}`;
  const url = `${given.hub.publicUrl}/media/${sha256}/${name}`;
  const ask = (headers: Record<string, string> = {}, more: RequestInit = {}) =>
    fetch(url, { ...more, headers: { authorization, ...headers } });
  return { ask, sha256 };
}

test('a file is sent by parts and never loaded whole', async () => {
  const given = await openHubForThisTest();
  const bytes = Buffer.concat([Buffer.from('%PDF-1.4 '), randomBytes(3_000_000)]);
  const { ask, sha256 } = await kept(given, bytes, 'a.pdf');
  given.hub.media.get = () => Promise.reject(new Error('a whole file was loaded'));
  const whole = await ask();
  expect([whole.status, whole.headers.get('content-length')]).toEqual([200, String(bytes.length)]);
  expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true);

  const part = await ask({ range: 'bytes=1000000-1999999' });
  expect([part.status, part.headers.get('content-range')]).toEqual([
    206,
    `bytes 1000000-1999999/${bytes.length}`,
  ]);
  expect(part.headers.get('content-type')).toBe('application/pdf');
  expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(1_000_000, 2_000_000))).toBe(true);
  const changed = await ask({ range: 'bytes=0-9', 'if-range': '"another"' });
  expect(changed.status).toBe(200);
  await changed.body?.cancel();

  const beyond = await ask({ range: `bytes=${bytes.length}-` });
  expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${bytes.length}`]);
  const head = await ask({}, { method: 'HEAD' });
  expect([head.status, head.headers.get('content-length')]).toEqual([200, String(bytes.length)]);
  expect([head.headers.get('etag'), head.headers.get('accept-ranges')]).toEqual([`"${sha256}"`, 'bytes']);
});

test('a reader who goes away ends the reading of the file', async () => {
  const given = await openHubForThisTest();
  const { ask } = await kept(given, randomBytes(30_000_000));
  const { stream } = given.hub.media;
  const streams: Readable[] = [];
  given.hub.media.stream = async (sha256, part) => {
    const opened = await stream(sha256, part);
    if (opened) streams.push(opened);
    return opened;
  };
  const leaving = new AbortController();
  const response = await ask({}, { signal: leaving.signal });
  await response.body?.getReader().read();
  expect(streams.at(-1)?.destroyed).toBe(false);
  leaving.abort();
  await until('the end of the stream', async () => (streams.at(-1)?.destroyed ? true : null), 5);
  expect(streams.at(-1)?.readableEnded).toBe(false);
});

test('a large document is told from its container and its name, and is never shown in place', async () => {
  const given = await openHubForThisTest();
  const zip = Buffer.concat([Buffer.from('PK\x03\x04'), randomBytes(100_000)]);
  const typeOf = async (bytes: Buffer, name: string) => {
    const { headers, body } = await (await kept(given, bytes, name)).ask();
    await body?.cancel();
    return [headers.get('content-type'), headers.get('content-disposition')?.split(';')[0]];
  };
  const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  expect(await typeOf(zip, 'a.DOCX')).toEqual([docx, 'attachment']);
  expect(await typeOf(zip, 'a.pdf')).toEqual(['application/zip', 'attachment']);
  expect(await typeOf(Buffer.from('<script>'), 'a.docx')).toEqual(['application/octet-stream', 'attachment']);
  expect(await typeOf(Buffer.alloc(0), 'a.png')).toEqual(['application/octet-stream', 'attachment']);
});

test.each([
  [undefined, null],
  ['bytes=0-0', { start: 0, end: 0 }],
  ['bytes=5-', { start: 5, end: 9 }],
  ['bytes=5-99', { start: 5, end: 9 }],
  ['bytes=-3', { start: 7, end: 9 }],
  ['bytes=-99', { start: 0, end: 9 }],
  ['bytes=-0', 'none'],
  ['bytes=10-', 'none'],
  ['bytes=5-4', null],
  ['bytes=-', null],
  ['bytes=0-1,3-4', null],
  ['items=0-1', null],
] as const)('of ten bytes, the range %s is %j', (header, part) => {
  expect(byteRange(header, 10)).toEqual(part);
});
