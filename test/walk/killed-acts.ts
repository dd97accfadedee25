import { expect } from 'vitest';
import { Autosave } from '../../src/content/autosave.ts';
import { Copy } from '../../src/content/copy.ts';
import { CopyState } from '../../src/content/copy-state.ts';
import { DutyState } from '../../src/duties/duty.ts';
import { publish } from '../../src/release/publish.ts';
import type { TestHub } from '../support/hub.ts';
import { approve, draft } from '../support/newsroom.ts';
import type { Ask } from './victim.ts';

const APPROVED = '关于做好防汛工作的通知';

/** What an editor types into an approved copy: how often it was sent off, and how often acknowledged. */
export interface Typing {
  copyId: string;
  sent: number;
  acknowledged: number;
}

/** Title and body tell the same number, and the body many times, so that half of anything is seen. */
const typed = (times: number) => ({
  title: `第${times}稿`,
  body: `<p>${`第${times}稿。`.repeat(2_000)}</p>`,
});

/** An approved copy, into which nobody has typed anything yet. */
export async function openTyping(given: TestHub): Promise<Typing> {
  const copy = await draft(given, { title: APPROVED });
  await approve(given, copy);
  return { copyId: copy.id, sent: 0, acknowledged: 0 };
}

/** Saves what was typed, without a word of it in the copy. */
export async function typeOnce(ask: Ask, typing: Typing): Promise<void> {
  typing.sent += 1;
  const autosave =
    'mutation($copyId: ID!, $patch: CopyPatch!) { autosave(copyId: $copyId, version: 1, patch: $patch) { id } }';
  await ask('editor', autosave, { copyId: typing.copyId, patch: typed(typing.sent) });
  typing.acknowledged = typing.sent;
}

/** What was acknowledged is kept, or whole what was sent after it, as often as the hub was killed meanwhile; the copy and its approvals are as they were. */
export async function expectTyped(given: TestHub, { copyId, sent, acknowledged }: Typing): Promise<void> {
  const em = given.hub.orm.em.fork();
  const kept = await em.findOne(Autosave, { copy: copyId });
  const possible = Array.from({ length: sent - acknowledged + 1 }, (_, more) => typed(acknowledged + more));
  if (kept || acknowledged > 0) expect(possible).toContainEqual(kept?.patch);
  const copy = await em.findOneOrFail(Copy, { id: copyId });
  expect(copy).toMatchObject({ state: CopyState.APPROVED, version: 1, title: APPROVED });
}

/** After all, the approved copy goes out as it was approved. */
export async function expectApprovedGoesOut(given: TestHub, { copyId }: Typing): Promise<void> {
  const { state, title } = await publish(await given.as('editor'), { id: copyId });
  expect([state, title]).toEqual([CopyState.PUBLISHED, APPROVED]);
}

/** Brings a draft out in an emergency; `forced` holds the copies that the hub said were out. */
export async function forceOnce(ask: Ask, place: object, forced: Set<string>): Promise<void> {
  const input = { kind: 'ARTICLE', title: '暴雨红色预警', body: '<p>请立即转移。</p>', ...place };
  const compose = 'mutation($input: CopyInput!) { compose(input: $input) { id } }';
  const id = (await ask('editor', compose, { input })).compose?.id ?? '';
  const force = 'mutation($id: ID!) { forcePublish(id: $id, reason: "须立即告知群众") { id } }';
  await ask('reviewer-vice-mayor', force, { id });
  forced.add(id);
}

const STANDING = `select e.copy_id as id, d.state, j.told,
    (select count(*)::int from step s join revision r on r.id = s.revision_id where r.copy_id = e.copy_id) as steps
  from edition e
  left join duty d on d.kind = 'RETROSPECT' and d.subject_id = e.copy_id
  cross join lateral (select count(*)::int as told from journal_entry
    where act = 'copy.forced' and subject_id = e.copy_id) j
  where e.grounds->'emergency' is not null`;

/** Whatever an emergency brought out has its tiers, one open duty to decide on it, and its line in the journal; and nothing else has. */
export async function expectRetrospects(given: TestHub, forced: Set<string>): Promise<void> {
  const em = given.hub.orm.em.fork();
  const out = await em.execute<{ id: string; state: string; told: number; steps: number }[]>(STANDING);
  const due = { state: DutyState.OPEN, told: 1 };
  expect(out).toEqual(out.map(({ id }) => ({ id, ...due, steps: expect.any(Number) })));
  expect(out.filter(({ steps }) => steps === 0)).toEqual([]);
  expect(out.map(({ id }) => id)).toEqual(expect.arrayContaining([...forced]));
  const [owed] = await em.execute<{ count: number }[]>(
    `select count(*)::int as count from duty where kind = 'RETROSPECT'`,
  );
  expect(owed?.count).toBe(out.length);
}
