import { afterAll, beforeAll, expect, test } from 'vitest';
import { Sensitivity } from '../../src/content/sensitivity.ts';
import { upload } from '../../src/content/upload.ts';
import { Entry } from '../../src/journal/entry.ts';
import { verifyJournal } from '../../src/journal/verify.ts';
import { inviteOutside } from '../../src/review/invite-outside.ts';
import { revokeOutside } from '../../src/review/revoke-outside.ts';
import { submit } from '../../src/review/submit.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { draft } from '../support/newsroom.ts';

const DAY = 86_400_000;
const EXPERT = { expertName: '张工', department: '市应急管理局', days: 3 };
const refusal = (code: string) => expect.objectContaining({ code });

let given: TestHub;
let ahead = 0;
beforeAll(async () => {
  given = await openTestHub({ now: () => new Date(Date.now() + ahead) });
});
afterAll(() => given.close());

const em = () => given.hub.orm.em.fork();

async function submitted(title = '防汛预案', body = '<p>水位<b>超过</b>警戒线时转移。</p>'): Promise<string> {
  const { id } = await draft(given, { title, body });
  await submit(await given.as('editor'), { id, sensitivity: Sensitivity.GENERAL });
  return id;
}

async function invited(id: string, who = 'editor', input: Partial<typeof EXPERT> = {}) {
  return inviteOutside(await given.as(who), { id, ...EXPERT, ...input });
}

function remark(url: string, text: string): Promise<Response> {
  return fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ remark: text }) });
}

test('an expert without an account reads the revision and remarks; the desk and the journal know', async () => {
  const id = await submitted();
  const { url } = await invited(id);
  const page = await fetch(url);
  const html = await page.text();
  expect(page.status).toBe(200);
  expect(html).toContain('水位<strong>超过</strong>警戒线');
  expect(html).toMatch(/<html lang="zh-CN">[\s\S]*noindex/);
  expect((await remark(url, '警戒线应为<34.5>米')).status).toBe(303);
  expect(await (await fetch(url)).text()).toContain('警戒线应为&lt;34.5&gt;米');
  const ask = `query($id: ID!) { copy(id: $id) { outsideChecks { expertName department views remarks { text } } } }`;
  const { data } = await given.desk<{ copy: object }>('reviewer-office', ask, { id });
  expect(data.copy).toEqual({
    outsideChecks: [
      {
        ...{ expertName: '张工', department: '市应急管理局' },
        views: 2,
        remarks: [{ text: '警戒线应为<34.5>米' }],
      },
    ],
  });
  const lines = await em().find(Entry, { subjectId: id }, { orderBy: { number: 'asc' } });
  const acts = lines.map(({ act }) => act).filter((act) => act.startsWith('outside'));
  expect(acts).toEqual([
    'outside-check.invited',
    'outside-check.viewed',
    'outside-check.remarked',
    'outside-check.viewed',
  ]);
  expect((await verifyJournal(em())).fault).toBeNull();
});

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function withFiles() {
  const editor = await given.as('editor');
  const { sha256: picture } = await given.hub.media.put(PIXEL);
  const body = `<p>图示</p><p><img src="/media/${picture}/1.png" alt="图"></p>`;
  const copy = await draft(given, { title: '带附件的预案', body });
  const bytes = Buffer.from('%PDF-1.4 预案附表');
  const file = await upload(editor, { copyId: copy.id, name: '附表 1.pdf', bytes });
  await submit(await given.as('editor'), { id: copy.id, sensitivity: Sensitivity.GENERAL });
  return { id: copy.id, picture, file, bytes };
}

test('by the link an expert sees the pictures and opens the files of the revision, and no others', async () => {
  const { id, picture, file, bytes } = await withFiles();
  const { sha256: other } = await given.hub.media.put(Buffer.from('别的文件'));
  const { url, check } = await invited(id);
  const page = await fetch(url);
  expect(page.headers.get('content-security-policy')).toContain("img-src 'self'");
  const html = await page.text();
  const addresses = [...html.matchAll(/(?:src|href)="(\/outside\/[^"]+)"/g)].map(
    ([, at]) => `${given.hub.publicUrl}${at}`,
  );
  const [image = '', attached = ''] = addresses;
  expect(html).not.toContain('/media/');
  expect(image).toContain(picture);
  const shown = await fetch(image);
  expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect(shown.headers.get('cache-control')).toBe('no-store');
  expect(Buffer.from(await shown.arrayBuffer())).toEqual(PIXEL);
  const opened = await fetch(attached);
  expect(opened.headers.get('content-disposition')).toContain(encodeURIComponent('附表 1.pdf'));
  expect(opened.headers.get('content-security-policy')).toContain('sandbox');
  expect(Buffer.from(await opened.arrayBuffer())).toEqual(bytes);
  expect((await fetch(`${url}/files/${other}/x.txt`)).status).toBe(404);
  expect((await fetch(`${given.hub.publicUrl}/media/${picture}/1.png`)).status).toBe(404);
  const entries = await em().find(Entry, { act: 'outside-check.file-opened', subjectId: id });
  expect(entries.map(({ detail }) => detail)).toMatchObject([{ file: '附表 1.pdf', sha256: file.sha256 }]);
  await revokeOutside(await given.as('editor'), { checkId: check.id });
  for (const address of [image, attached]) expect((await fetch(address)).status).toBe(404);
});

test('the link is kept as a hash only, and the page is kept nowhere and runs nothing', async () => {
  const { url } = await invited(await submitted());
  const token = url.split('/').at(-1) ?? '';
  const everything = await em().execute('select * from outside_check');
  const lines = await em().execute('select detail from journal_entry');
  expect(JSON.stringify([everything, lines])).not.toContain(token);
  const { headers } = await fetch(url);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('x-robots-tag')).toContain('noindex');
  expect(headers.get('content-security-policy')).toMatch(
    /default-src 'none'.*form-action 'self'.*frame-ancestors 'none'/,
  );
});

test('what stands in a copy cannot become a script of the page', async () => {
  const id = await submitted(
    '<script>alert(1)</script>"标题',
    '<p onclick="x()">正文<script>alert(2)</script></p>',
  );
  const { url } = await invited(id, 'editor', { expertName: '<img src=x onerror=y>' });
  const html = await (await fetch(url)).text();
  expect(html).not.toMatch(/<script|onclick|<img src=x/);
});

test.each(['', 'a'.repeat(43), '..%2fdesk', 'A'.repeat(42), 'x'.repeat(5_000), '%00', '%E4%BD'])(
  'a link that was never given shows nothing: %s',
  async (token) => {
    const response = await fetch(`${given.hub.publicUrl}/outside/${token}`);
    expect([400, 404, 414]).toContain(response.status);
    expect(await response.text()).not.toContain('防汛');
  },
);

test('an expired link and a revoked one are closed, for reading and for remarks', async () => {
  const id = await submitted();
  const [expired, revoked] = [await invited(id), await invited(id, 'reviewer-office', { days: 7 })];
  await revokeOutside(await given.as('editor'), { checkId: revoked.check.id });
  await revokeOutside(await given.as('editor'), { checkId: revoked.check.id });
  ahead += 3 * DAY;
  for (const { url } of [expired, revoked]) {
    expect((await fetch(url)).status).toBe(404);
    expect((await remark(url, '晚了')).status).toBe(404);
  }
  expect(await em().count(Entry, { act: 'outside-check.revoked', subjectId: id })).toBe(1);
  ahead = 0;
});

test('a link shows the revision it was made for, and says when that is no longer the copy', async () => {
  const id = await submitted();
  const { url } = await invited(id);
  const patch =
    'mutation($id: ID!) { revise(id: $id, version: 1, patch: { body: "<p>新的正文</p>" }) { id } }';
  expect((await given.desk('editor', patch, { id })).errors).toBeUndefined();
  const html = await (await fetch(url)).text();
  expect(html).toContain('警戒线');
  expect(html).toContain('已有修改');
  expect(html).not.toContain('新的正文');
  await expect(invited(id)).rejects.toEqual(refusal('WRONG_STATE'));
});

test.each<[string, string, Partial<typeof EXPERT>, string]>([
  ['eight days', 'editor', { days: 8 }, 'BAD_USER_INPUT'],
  ['no day', 'editor', { days: 0 }, 'BAD_USER_INPUT'],
  ['nobody', 'editor', { expertName: ' ' }, 'BAD_USER_INPUT'],
  ['no department', 'editor', { department: '' }, 'BAD_USER_INPUT'],
  ['an operator', 'operator', {}, 'FORBIDDEN'],
  ['an editor of another site', 'editor-2', {}, 'FORBIDDEN'],
])('no link is made for or by %s', async (_, who, input, code) => {
  await expect(invited(await submitted(), who, input)).rejects.toEqual(refusal(code));
});

test('a draft that nobody submitted is shown to nobody outside', async () => {
  const { id } = await draft(given);
  await expect(invited(id)).rejects.toEqual(refusal('WRONG_STATE'));
});

test('remarks are bounded in number and length, and two at the same instant are both kept', async () => {
  const id = await submitted();
  const { url, check } = await invited(id);
  const statuses = await Promise.all(Array.from({ length: 24 }, (_, index) => remark(url, `意见${index}`)));
  expect(statuses.filter(({ status }) => status === 303)).toHaveLength(20);
  expect(statuses.filter(({ status }) => status === 429)).toHaveLength(4);
  expect(
    await em().execute('select count(*)::int as n from outside_remark where check_id = ?', [check.id]),
  ).toEqual([{ n: 20 }]);
  const other = await invited(id);
  expect((await remark(other.url, '长'.repeat(2_001))).status).toBe(400);
  expect((await remark(other.url, ' ')).status).toBe(400);
  expect((await remark(other.url, '长'.repeat(200_000))).status).toBe(400);
});

test('one address does not ask without end', async () => {
  ahead += 5 * 60_000;
  const statuses: number[] = [];
  for (let ask = 0; ask < 62; ask++)
    statuses.push((await fetch(`${given.hub.publicUrl}/outside/${'a'.repeat(43)}`)).status);
  expect([statuses[0], statuses.at(-1)]).toEqual([404, 429]);
});
