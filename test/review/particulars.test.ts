import { expect, test } from 'vitest';
import { Original } from '../../src/content/original.ts';
import type { Snapshot } from '../../src/content/snapshot.ts';
import { steadyText } from '../../src/content/steady-text.ts';
import { infidelities } from '../../src/review/fidelity.ts';

const FILE = { name: '实施细则.pdf', url: 'https://www.a.gov.cn/P1.pdf' };
const TEXT = { title: '关于某项工作的通知', body: '<p>请认真执行。</p>' };

const original = Object.assign(new Original(), {
  id: '1',
  url: 'https://www.a.gov.cn/1.html',
  title: TEXT.title,
  originName: '省人民政府办公厅',
  author: '林小满',
  publishedAt: new Date('2026-11-20T01:30:00Z'),
  attachments: [FILE],
  text: steadyText({ ...TEXT, attachments: [FILE] }),
});

const repost = {
  ...TEXT,
  originName: '省人民政府办公厅',
  originUrl: 'https://www.a.gov.cn/1.html',
  originAuthor: '林小满',
  originPublishedAt: '2026-11-20T01:30:00.000Z',
  attachments: [{ name: FILE.name, sourceUrl: FILE.url, sha256: null, bytes: null, mediaType: null }],
} as unknown as Snapshot;

test('a repost that agrees in everything has nothing against it', () => {
  expect(infidelities(repost, original)).toEqual([]);
});

test.each<[string, Partial<Snapshot>, string, string]>([
  ['author', { originAuthor: '别人' }, '作者与原文不一致', '林小满'],
  ['author left out', { originAuthor: null }, '作者与原文不一致', '林小满'],
  ['date', { originPublishedAt: '2026-11-21T01:30:00.000Z' }, '发布时间与原文不一致', '2026-11-20 09:30:00'],
  ['address', { originUrl: 'https://www.a.gov.cn/2.html' }, '来源地址与原文不一致', original.url],
  [
    'file under the same name',
    {
      attachments: repost.attachments.map((file) => ({ ...file, sourceUrl: 'https://evil.example/P1.pdf' })),
    },
    '附件“实施细则.pdf”的地址与原文不一致',
    FILE.url,
  ],
])('another %s is told, with what the original says', (_, changed, reason, suggestion) => {
  expect(infidelities({ ...repost, ...changed }, original)).toEqual([
    expect.objectContaining({ severity: 'WARN', reason, suggestion }),
  ]);
});

test('a file that is missing is told once', () => {
  const found = infidelities({ ...repost, attachments: [] }, original);
  expect(found).toMatchObject([
    { severity: 'WARN', reason: expect.stringMatching(/缺少原文的一段.*实施细则/) },
  ]);
});

test('what the original does not state is not asked for', () => {
  const silent = Object.assign(new Original(), original, { author: null, publishedAt: null });
  expect(infidelities({ ...repost, originAuthor: '别人', originPublishedAt: null }, silent)).toEqual([]);
});
