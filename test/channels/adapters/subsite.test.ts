import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { Webhook as SvixWebhook } from 'svix';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Parcel } from '../../../src/channels/adapters/matter.ts';
import { subsite } from '../../../src/channels/adapters/subsite.ts';
import { ContentKind } from '../../../src/content/content-kind.ts';
import { Sensitivity } from '../../../src/content/sensitivity.ts';
import { createFetcher } from '../../../src/platform/fetch/fetch.ts';
import { type Edition, EditionAct, WithdrawalKind } from '../../../src/release/edition.ts';
import { openSink, type Sink } from '../sink.ts';
import { conforms } from './conformance.ts';
import { doorOf as openDoor } from './fixture.ts';
import { openSubsite } from './subsite-far-side.ts';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

let sink: Sink;
beforeAll(async () => {
  sink = await openSink();
});
beforeEach(() => {
  sink.received.length = 0;
});
afterAll(() => sink.close());

type Unneeded =
  | 'id'
  | 'sequence'
  | 'copyId'
  | 'revisionHash'
  | 'approvals'
  | 'tiers'
  | 'authorIds'
  | 'grounds';
const edition: Omit<Edition, Unneeded> = {
  number: 2,
  contentId: '0190c3a0-0000-7000-8000-000000000001',
  act: EditionAct.PUBLISH,
  snapshot: {
    kind: ContentKind.POLICY,
    siteId: 's',
    sectionId: 'c',
    sensitivity: Sensitivity.GENERAL,
    title: '关于促进消费的意见',
    summary: '摘要',
    body: '<p>全文<img src="/media/ab/1.png" alt=""></p>',
    originName: '示例部',
    originUrl: 'https://up.example/1.html',
    originAuthor: '某甲',
    originPublishedAt: '2026-11-19T01:00:00.000Z',
    originPrecision: null,
    author: '李文',
    keywords: ['消费'],
    coverAssetId: null,
    policy: { number: '国发〔2026〕1号', issuer: '国务院' },
    interpretation: null,
    topic: null,
    attachments: [
      { name: '附件 1.pdf', sha256: 'ff', bytes: 3, mediaType: 'application/pdf', sourceUrl: null },
      { name: '外链', sha256: null, bytes: null, mediaType: null, sourceUrl: 'https://up.example/2.pdf' },
    ],
    changeNote: null,
  },
  withdrawal: null,
  marks: [],
  changeNote: null,
  at: new Date('2026-11-20T02:00:00Z'),
  byId: null,
  hash: 'e'.repeat(64),
  previousHash: null,
};

const parcelOf = (changes: Partial<Edition> = {}): Parcel => ({
  deliveryId: 'd1',
  round: 0,
  edition: { ...edition, ...changes } as Edition,
  path: '/content/1',
  publishedAt: new Date('2026-11-18T02:00:00Z'),
  link: 'https://www.shili.gov.cn/content/1',
  site: { code: '4300000001', name: '示例市', domain: 'www.shili.gov.cn' },
  section: { code: 'zcwj', name: '政策文件' },
  standing: null,
  rendition: { title: '', text: '', html: null, length: 0, limit: null, problems: [] },
});

const doorOf = (settings: object = {}, allow = ['127.0.0.1']) => {
  const given = { url: sink.url, secret: SECRET, payload: 'full' as const, ...settings };
  return openDoor(given, { allow, fetch: createFetcher({ allow }) });
};

conforms('SUBSITE', subsite, openSubsite);

test('a message is verified by two libraries and by hand, and by none under another secret or text', async () => {
  expect(await subsite.send(parcelOf(), doorOf())).toMatchObject({ kind: 'accepted' });
  const [{ headers, raw } = { headers: {}, raw: '' }] = sink.received;
  const signed = headers as Record<string, string>;
  expect(new Webhook(SECRET).verify(raw, signed)).toEqual(JSON.parse(raw));
  expect(() => new SvixWebhook(SECRET).verify(raw, signed)).not.toThrow();
  // The second library leans on the first; the standard's own words, done by hand, lean on neither.
  const content = `${signed['webhook-id']}.${signed['webhook-timestamp']}.${raw}`;
  const mac = createHmac('sha256', Buffer.alloc(32, 7)).update(content).digest('base64');
  expect(signed['webhook-signature']).toBe(`v1,${mac}`);
  const other = `whsec_${Buffer.alloc(32, 8).toString('base64')}`;
  expect(() => new Webhook(other).verify(raw, signed)).toThrow();
  expect(() => new SvixWebhook(SECRET).verify(raw.replace('全文', '假文'), signed)).toThrow();
});

test('a message is the same at every try, and a retraction has an id of its own', async () => {
  await subsite.send(parcelOf(), doorOf());
  await subsite.send(parcelOf(), doorOf());
  await subsite.retract?.(parcelOf(), doorOf());
  const ids = sink.received.map((one) => one.headers['webhook-id']);
  expect(ids).toEqual(['msg_d1', 'msg_d1', 'msg_d1_gone']);
  expect(sink.received[0]?.raw).toBe(sink.received[1]?.raw);
});

test('a full message carries the text, with addresses that hold on another site', async () => {
  await subsite.send(parcelOf(), doorOf());
  expect(sink.received[0]?.body).toEqual({
    type: 'content.published',
    timestamp: '2026-11-20T02:00:00.000Z',
    data: {
      contentId: edition.contentId,
      edition: 2,
      editionHash: edition.hash,
      kind: 'POLICY',
      title: '关于促进消费的意见',
      summary: '摘要',
      body: '<p>全文<img src="https://hub.example/media/ab/1.png" alt="" /></p>',
      path: '/content/1',
      publishedAt: '2026-11-18T02:00:00.000Z',
      updatedAt: '2026-11-20T02:00:00.000Z',
      author: '李文',
      keywords: ['消费'],
      origin: {
        name: '示例部',
        url: 'https://up.example/1.html',
        author: '某甲',
        publishedAt: '2026-11-19T01:00:00.000Z',
      },
      policy: { number: '国发〔2026〕1号', issuer: '国务院' },
      attachments: [
        {
          name: '附件 1.pdf',
          url: 'https://hub.example/media/ff/%E9%99%84%E4%BB%B6%201.pdf',
          sha256: 'ff',
          bytes: 3,
          mediaType: 'application/pdf',
        },
        { name: '外链', url: 'https://up.example/2.pdf', sha256: null, bytes: null, mediaType: null },
      ],
      site: { code: '4300000001', name: '示例市' },
      section: { code: 'zcwj', name: '政策文件' },
      withdrawal: null,
    },
  });
});

test('a thin message leaves the text out', async () => {
  await subsite.send(parcelOf(), doorOf({ payload: 'thin' }));
  const data = sink.received[0]?.body.data ?? {};
  expect(Object.keys(data)).not.toContain('body');
  expect(data).toMatchObject({ contentId: edition.contentId, edition: 2, title: '关于促进消费的意见' });
});

test.each([
  [EditionAct.PUBLISH, 'content.published'],
  [EditionAct.CORRECT, 'content.corrected'],
  [EditionAct.WITHDRAW, 'content.withdrawn'],
  [EditionAct.RESTORE, 'content.restored'],
])('an edition that did %s is told as %s', async (act, type) => {
  await subsite.send(parcelOf({ act }), doorOf());
  expect(sink.received[0]?.body.type).toBe(type);
});

test.each([
  [WithdrawalKind.GONE, null],
  [WithdrawalKind.WITHDRAWN, expect.stringContaining('全文')],
])('a content withdrawn as %s has the body %s', async (kind, body) => {
  const withdrawal = { kind, explanation: '内容有误', replacementId: null };
  await subsite.retract?.(parcelOf({ act: EditionAct.WITHDRAW, withdrawal }), doorOf());
  expect(sink.received[0]?.body.data).toMatchObject({
    body,
    withdrawal: { kind, explanation: '内容有误', replacementId: null, at: '2026-11-20T02:00:00.000Z' },
  });
});

test('a private address is refused by name, and nothing is sent there', async () => {
  const outcome = await subsite.send(parcelOf(), doorOf({}, []));
  expect(outcome).toMatchObject({ kind: 'refused', detail: expect.stringContaining('PRIVATE_ADDRESS') });
  expect(sink.received).toHaveLength(0);
});

test('a redirect is refused and not followed', async () => {
  sink.replies.push({ status: 307, headers: { location: `${sink.url}/elsewhere` } });
  expect(await subsite.send(parcelOf(), doorOf())).toMatchObject({ kind: 'refused' });
  expect(sink.received).toHaveLength(1);
});

test('an answer without end is not read to it', async () => {
  sink.replies.push({ status: 200, body: 'x'.repeat(2_000_000) });
  expect(await subsite.send(parcelOf(), doorOf())).toMatchObject({ kind: 'retry', lost: true });
});

test('a secret that is made is one that the settings take', () => {
  const made = subsite.issue?.() ?? {};
  expect(subsite.settings.safeParse({ url: 'https://sub.example/hook', ...made }).success).toBe(true);
  expect(subsite.issue?.()).not.toEqual(made);
});
