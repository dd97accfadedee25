import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { proveDelivery } from '../../src/channels/prove-delivery.ts';
import { textBlocks } from '../../src/channels/text-blocks.ts';
import { DutyKind } from '../../src/duties/duty.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { deskOf } from './desk.ts';

let given: TestHub;
let desk: ReturnType<typeof deskOf>;
beforeAll(async () => {
  given = await openTestHub();
  desk = deskOf(given);
});
afterAll(() => given.close());

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABh6FO1AAAAABJRU5ErkJggg==',
  'base64',
);

async function asked(path: string, username: string, init: RequestInit = {}): Promise<Response> {
  const { id } = (await given.as(username)).actor;
  const token = await given.hub.authentication.issueToken(id ?? '');
  const headers = { authorization: `Bearer ${token}`, ...(init.headers as object) };
  return fetch(`${given.hub.publicUrl}${path}`, { ...init, headers });
}

const task = async (id: string) => (await desk.duty(DutyKind.DELIVER, id))?.state;

test('what is posted by hand is a task with a package, landed by its proof, and taken down likewise', async () => {
  const channel = await desk.manual({ instructions: '登录广播后台播发' });
  const contentId = await desk.published();
  await desk.launched(contentId, channel);
  await given.settle();
  const id = (await desk.deliveries(contentId))[0]?.id ?? '';
  expect(await desk.states(contentId)).toEqual(['SENT']);
  expect(await task(id)).toBe('OPEN');
  const bytes = new Uint8Array(await (await asked(`/desk/packages/${id}`, 'operator')).arrayBuffer());
  const files = unzipSync(bytes);
  expect(strFromU8(files['正文.txt'] ?? new Uint8Array())).toContain('各单位要做好防汛工作。');
  expect(strFromU8(files['正文.txt'] ?? new Uint8Array())).toContain('登录广播后台播发');
  const word = unzipSync(files['正文.docx'] ?? new Uint8Array());
  expect(strFromU8(word['word/document.xml'] ?? new Uint8Array())).toContain('关于做好防汛工作的通知');
  const operator = await given.as('operator');
  await expect(proveDelivery(operator, { deliveryId: id })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  const upload = { method: 'POST', body: PNG, headers: { 'content-type': 'image/png' } };
  const { sha256 } = (await (await asked('/desk/proofs', 'operator', upload)).json()) as { sha256: string };
  await proveDelivery(operator, { deliveryId: id, sha256 });
  expect(await desk.states(contentId)).toEqual(['LANDED']);
  expect(await task(id)).toBe('MET');
  await desk.withdrawn(contentId);
  await given.settle();
  expect(await desk.states(contentId)).toEqual(['RETRACTING']);
  expect(await task(id)).toBe('OPEN');
  expect((await desk.duty(DutyKind.WITHDRAW, contentId))?.state).toBe('OPEN');
  await proveDelivery(operator, { deliveryId: id, url: 'https://radio.example/taken-down' });
  expect(await desk.states(contentId)).toEqual(['GONE']);
  expect((await desk.duty(DutyKind.WITHDRAW, contentId))?.state).toBe('MET');
});

test('nobody without a role downloads or uploads, and what is no picture is refused', async () => {
  expect((await fetch(`${given.hub.publicUrl}/desk/packages/x`)).status).toBe(401);
  const upload = { method: 'POST', body: PNG, headers: { 'content-type': 'image/png' } };
  expect((await fetch(`${given.hub.publicUrl}/desk/proofs`, upload)).status).toBe(401);
  expect((await asked('/desk/proofs', 'supervisor', upload)).status).toBe(403);
  const script = { ...upload, body: Buffer.from('<script>') };
  expect((await asked('/desk/proofs', 'operator', script)).status).toBe(400);
});

test('headings, points, tables, links and pictures come to the word processor', () => {
  const html =
    '<h2>一</h2><p>甲<strong>乙</strong><a href="https://a.example">丙</a></p><ul><li>丁</li></ul>' +
    '<table><tr><th>项</th><td><p>1</p></td></tr></table><p><img src="/media/a/1.png"></p>';
  expect(textBlocks(html, new Map([['/media/a/1.png', '图1.png']]))).toEqual([
    { kind: 'heading', level: 2, runs: [{ text: '一', bold: false, link: null }] },
    {
      kind: 'paragraph',
      level: 0,
      runs: [
        { text: '甲', bold: false, link: null },
        { text: '乙', bold: true, link: null },
        { text: '丙', bold: false, link: 'https://a.example' },
      ],
    },
    { kind: 'point', level: 0, runs: [{ text: '丁', bold: false, link: null }] },
    { kind: 'table', rows: [['项', '1']] },
    { kind: 'paragraph', level: 0, runs: [{ text: '【图片：图1.png】', bold: false, link: null }] },
  ]);
});
