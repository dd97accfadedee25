import { afterAll, beforeAll, expect, test } from 'vitest';
import { Copy } from '../../src/content/copy.ts';
import { Role } from '../../src/identity/role.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { approve, draft, letIn } from '../support/newsroom.ts';

let given: TestHub;
beforeAll(async () => {
  given = await openTestHub();
  await letIn(given, 'health-editor', [Role.EDITOR], '4300000002');
});
afterAll(() => given.close());

const PDF = Buffer.from('%PDF-1.4 附件');

async function asking(username: string): Promise<{ authorization?: string }> {
  if (!username) return {};
  const { actor } = await given.as(username);
  return { authorization: `Bearer ${await given.hub.authentication.issueToken(actor.id ?? '')}` };
}

async function send(username: string, copyId: string, body: Buffer, type = 'application/octet-stream') {
  const address = `${given.hub.publicUrl}/desk/files/${copyId}?name=${encodeURIComponent('申报表.pdf')}`;
  const headers = { ...(await asking(username)), 'content-type': type };
  const response = await fetch(address, { method: 'POST', headers, body: new Uint8Array(body) });
  return { status: response.status, body: (await response.json()) as Record<string, string> };
}

test('a file that an editor brings is the copy’s own, seen by those who work on its site only, and may be taken off again', async () => {
  const copy = await draft(given);
  const { status, body: file } = await send('editor', copy.id, PDF);
  expect([status, file]).toEqual([
    200,
    expect.objectContaining({ name: '申报表.pdf', mediaType: 'application/pdf' }),
  ]);
  const see = async (username: string) =>
    fetch(`${given.hub.publicUrl}/media/${file.sha256}/x.pdf`, { headers: await asking(username) });
  const seen = [];
  for (const name of ['', 'health-editor', 'editor', 'reviewer-office']) seen.push((await see(name)).status);
  expect(seen).toEqual([404, 404, 200, 200]);
  const { data } = await given.desk(
    'editor',
    'mutation($id: ID!) { detach(attachmentId: $id) { attachments { id } } }',
    {
      id: file.id,
    },
  );
  expect(data).toEqual({ detach: { attachments: [] } });
  expect((await see('editor')).status).toBe(404);
});

test('a file voids what was approved', async () => {
  const copy = await draft(given);
  await approve(given, copy);
  expect((await send('editor', copy.id, PDF)).status).toBe(200);
  const { state } = await given.hub.orm.em.fork().findOneOrFail(Copy, { id: copy.id });
  expect(state).toBe('DRAFT');
});

test('nobody else’s copy, no unknown kind of file, no other form and nothing too large is taken', async () => {
  const { id } = await draft(given);
  const statuses = [
    await send('', id, PDF),
    await send('supervisor', id, PDF),
    await send('health-editor', id, PDF),
    await send('editor', crypto.randomUUID(), PDF),
    await send('editor', id, Buffer.from('<script>alert(1)</script>')),
    await send('editor', id, Buffer.alloc(0)),
    await send('editor', id, PDF, 'text/plain'),
    await send('editor', id, Buffer.alloc(50 * 1024 * 1024 + 1)),
  ].map((answer) => answer.status);
  expect(statuses).toEqual([401, 403, 403, 404, 400, 400, 415, 413]);
});
