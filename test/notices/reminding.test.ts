import { expect, test } from 'vitest';
import { Duty, DutyKind, DutyState } from '../../src/duties/duty.ts';
import { openDuty } from '../../src/duties/open.ts';
import { reopenDuty } from '../../src/duties/reopen.ts';
import { settleDuty } from '../../src/duties/settle.ts';
import { SYSTEM } from '../../src/identity/actor.ts';
import { User } from '../../src/identity/user.ts';
import { mailNotices } from '../../src/notices/mail-notices.ts';
import { Notice } from '../../src/notices/notice.ts';
import { remind } from '../../src/notices/remind.ts';
import { transact } from '../../src/platform/database/transact.ts';
import { openHubForThisTest, type TestHub } from '../support/hub.ts';
import { MailSink } from './mail-sink.ts';

const FRIDAY = new Date('2026-11-20T08:00:00Z');
const HALF = new Date('2026-11-23T03:00:00Z');
const MOST = new Date('2026-11-23T08:00:00Z');
const OVER = new Date('2026-11-23T10:00:00Z');

const clock = { now: FRIDAY };

async function openNewsroom(env: Record<string, string> = {}): Promise<TestHub> {
  clock.now = FRIDAY;
  return openHubForThisTest({ now: () => clock.now, env });
}

async function owed(given: TestHub, more: { siteCode?: string; advised?: boolean } = {}): Promise<Duty> {
  const { site } = await given.site(more.siteCode ?? '4300000001');
  const subject = { type: 'UpstreamItem', id: crypto.randomUUID() };
  return transact(given.hub.context(SYSTEM), (tx) =>
    openDuty(tx, {
      ...{ kind: DutyKind.REPOST, subject, siteId: site.id, about: '关于做好某事的通知', from: FRIDAY },
      ...{ window: { unit: 'WORKING_DAYS', value: 1 }, advised: more.advised },
    }),
  );
}

async function told(given: TestHub): Promise<string[]> {
  const em = given.hub.orm.em.fork();
  const people = new Map((await em.find(User, {})).map(({ id, username }) => [id, username]));
  const notices = await em.find(Notice, {}, { orderBy: { at: 'asc', level: 'asc' } });
  return notices.map(({ userId, level }) => `${level} ${people.get(userId)}`).toSorted();
}

async function tickAt(given: TestHub, now: Date): Promise<void> {
  clock.now = now;
  await remind(given.hub.context(SYSTEM));
}

const SET = 'mutation($email: String) { setNoticeAddress(email: $email) }';

test('editors are reminded at half the time, heads at four fifths, supervisors above at the end, each once', async () => {
  const given = await openNewsroom();
  await owed(given, { siteCode: '4300000002' });
  await tickAt(given, FRIDAY);
  expect(await told(given)).toEqual([]);
  await tickAt(given, HALF);
  await tickAt(given, HALF);
  expect(await told(given)).toEqual(['50 editor-2']);
  await Promise.all([1, 2, 3].map(() => tickAt(given, MOST)));
  const heads = ['80 editor-2', '80 reviewer-office', '80 supervisor'];
  expect(await told(given)).toEqual(['50 editor-2', ...heads]);
  await tickAt(given, OVER);
  expect((await told(given)).filter((line) => line.startsWith('100'))).toEqual([
    '100 editor-2',
    '100 reviewer-office',
    '100 supervisor',
  ]);
  const before = await told(given);
  await tickAt(given, new Date('2026-12-23T10:00:00Z'));
  expect(await told(given)).toEqual(before);
});

test('of levels passed while nobody ticked the highest alone is told; advice and what is done are not', async () => {
  const given = await openNewsroom();
  await owed(given, { siteCode: '4300000002' });
  await owed(given, { siteCode: '4300000002', advised: true });
  const done = await owed(given, { siteCode: '4300000002' });
  const { kind, subjectId, siteId } = done;
  await transact(given.hub.context(SYSTEM), (tx) =>
    settleDuty(tx, { kind, subjectId, siteId, evidence: {} }),
  );
  await tickAt(given, MOST);
  expect(await told(given)).toEqual(['80 editor-2', '80 reviewer-office', '80 supervisor']);
});

test('a duty that is opened again is reminded of again', async () => {
  const given = await openNewsroom();
  const { id, kind, subjectId, siteId } = await owed(given, { siteCode: '4300000002' });
  await tickAt(given, OVER);
  const first = await told(given);
  await transact(given.hub.context(SYSTEM), async (tx) => {
    await settleDuty(tx, { kind, subjectId, siteId, evidence: {} });
    await reopenDuty(tx, await tx.em.findOneOrFail(Duty, { id }), {});
  });
  await tickAt(given, OVER);
  expect(await told(given)).toEqual(first);
  await tickAt(given, new Date('2026-11-25T10:00:00Z'));
  expect(await told(given)).toHaveLength(2 * first.length);
});

test('a transaction that dies tells nobody, and the next tick tells all', async () => {
  const given = await openNewsroom();
  await owed(given, { siteCode: '4300000002' });
  const ctx = given.hub.context(SYSTEM);
  clock.now = HALF;
  await given.desk('editor-2', SET, { email: 'zhou@example.gov.cn' });
  const broken = {
    ...ctx,
    jobs: Object.assign(Object.create(ctx.jobs), { send: () => Promise.reject(new Error('killed')) }),
  };
  await expect(remind(broken)).rejects.toThrow('killed');
  expect(await told(given)).toEqual([]);
  await remind(ctx);
  expect(await told(given)).toEqual(['50 editor-2']);
});

test('reminders are mailed to those with an address, all in one letter, and again until the server takes it', async () => {
  const sink = new MailSink();
  const given = await openNewsroom({ SMTP_URL: await sink.open(), SMTP_FROM: '通稿 <hub@example.gov.cn>' });
  expect((await given.desk('editor-2', SET, { email: 'zhou@example.gov.cn' })).errors).toBeUndefined();
  for (let duties = 0; duties < 3; duties++) await owed(given, { siteCode: '4300000002' });
  sink.failures = 1;
  await tickAt(given, HALF);
  await expect(given.settle()).rejects.toThrow('451');
  expect(sink.letters).toEqual([]);
  await tickAt(given, OVER);
  const { id: userId } = await given.hub.orm.em.fork().findOneOrFail(User, { username: 'editor-2' });
  await mailNotices(given.hub.context(SYSTEM), { userId });
  await mailNotices(given.hub.context(SYSTEM), { userId });
  expect(sink.letters).toHaveLength(1);
  expect(sink.letters[0]?.to).toEqual(['zhou@example.gov.cn']);
  const [head = '', body = ''] = sink.letters[0]?.raw.split('\r\n\r\n') ?? [];
  expect(head).toMatch(/From: .*<hub@example\.gov\.cn>/);
  expect(head).toMatch(/Message-ID: <[0-9a-f]{40}@127\.0\.0\.1>/i);
  const text = /base64/i.test(head) ? Buffer.from(body, 'base64').toString() : body;
  expect(text.match(/关于做好某事的通知/g)).toHaveLength(6);
  expect(text).toContain(`${given.hub.publicUrl}/desk/`);
});

test('one’s own reminders are listed, counted and marked as read; nobody sees another’s', async () => {
  const given = await openNewsroom();
  const duty = await owed(given, { siteCode: '4300000002' });
  await tickAt(given, OVER);
  const LIST =
    '{ unreadNotices notices(first: 10) { totalCount edges { node { id level readAt duty { id about site { code } } } } } }';
  const { data } = await given.desk<{
    unreadNotices: number;
    notices: { edges: { node: { id: string } }[] };
  }>('editor-2', LIST);
  expect(data).toMatchObject({
    unreadNotices: 1,
    notices: {
      totalCount: 1,
      edges: [{ node: { level: 100, readAt: null, duty: { id: duty.id, about: '关于做好某事的通知' } } }],
    },
  });
  const ids = data.notices.edges.map(({ node }) => node.id);
  const MARK = 'mutation($ids: [ID!]) { markNoticesRead(ids: $ids) }';
  expect((await given.desk('editor', MARK, { ids })).data).toEqual({ markNoticesRead: 0 });
  expect((await given.desk('editor-2', MARK, { ids: ['x', ...ids] })).data).toEqual({ markNoticesRead: 1 });
  expect((await given.desk('editor-2', MARK)).data).toEqual({ markNoticesRead: 0 });
  expect((await given.desk('editor-2', LIST)).data).toMatchObject({ unreadNotices: 0 });
  expect((await given.desk('', LIST)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  expect((await given.hub.orm.em.fork().findOneOrFail(Duty, { id: duty.id })).state).toBe(DutyState.OPEN);
});

test.each(['nobody', 'a@b', 'a b@c.cn', 'a@c.cn, d@e.cn', 'a@c.cn\r\nBcc: d@e.cn'])(
  '%j is refused as an address',
  async (email) => {
    const given = await openNewsroom();
    expect((await given.desk('editor', SET, { email })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  },
);
