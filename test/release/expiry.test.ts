import { afterAll, beforeAll, expect, test } from 'vitest';
import { ContentKind } from '../../src/content/content-kind.ts';
import { revise } from '../../src/content/revise.ts';
import { Duty, DutyKind } from '../../src/duties/duty.ts';
import { SYSTEM } from '../../src/identity/actor.ts';
import { correct } from '../../src/release/correct.ts';
import { Edition } from '../../src/release/edition.ts';
import { warnExpiring } from '../../src/release/follow-expiry.ts';
import { markDue } from '../../src/release/mark-due.ts';
import { publish } from '../../src/release/publish.ts';
import { verifyLedger } from '../../src/release/verify.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { approve, publishNotice } from '../support/newsroom.ts';

let now = new Date('2026-11-20T02:00:00Z');
const END = new Date('2026-11-25T10:00:00Z');
let given: TestHub;
beforeAll(async () => {
  given = await openTestHub({ now: () => now });
});
afterAll(() => given.close());

const tick = () => markDue(given.hub.context(SYSTEM));
const ASK = `query($id: ID!) { content(id: $id) { body expired expiresAt withdrawal { at } ... on Policy { policy { validity } } }
  section(site: "4300000001", code: "tzgg") { contents(first: 50) { edges { node { id } } } } }`;

async function seen(id: string) {
  const { data } = await given.read<Record<string, never>>(ASK, { id });
  const { content, section } = data as Record<string, { contents: { edges: { node: { id: string } }[] } }>;
  return { content, listed: section?.contents.edges.some(({ node }) => node.id === id) };
}

test('at its time a notice leaves the lists but is still read as over, and a policy stays listed as EXPIRED', async () => {
  const notice = await publishNotice(given, { expiresAt: END });
  const kind = ContentKind.POLICY;
  const policy = await publishNotice(given, {
    kind,
    expiresAt: END,
    policy: { number: '示府发〔2026〕9号' },
  });
  await tick();
  expect(await seen(notice)).toMatchObject({ content: { expired: false }, listed: true });
  now = END;
  await tick();
  await tick();
  expect(await seen(notice)).toMatchObject({
    content: {
      expired: true,
      expiresAt: END.toISOString(),
      withdrawal: null,
      body: '<p>各单位要做好防汛工作。</p>',
    },
    listed: false,
  });
  expect(await seen(policy)).toMatchObject({
    content: { expired: true, policy: { validity: 'EXPIRED' } },
    listed: true,
  });
  const last = await given.hub.orm.em.fork().find(Edition, { contentId: notice }, { orderBy: { number: 1 } });
  expect(last).toMatchObject([{ act: 'PUBLISH' }, { act: 'MARK', byId: null, changeNote: '有效期届满' }]);
  expect((await verifyLedger(given.hub.orm.em.fork())).fault).toBeNull();
});

test('a correction that moves the end brings the notice back into the lists', async () => {
  const end = new Date(now.getTime() + 3_600_000);
  const contentId = await publishNotice(given, { expiresAt: end });
  now = end;
  await tick();
  expect(await seen(contentId)).toMatchObject({ listed: false });
  const copy = await correct(await given.as('editor'), { contentId, changeNote: '延长' });
  expect(copy.expiresAt).toEqual(end);
  const patch = { expiresAt: new Date(end.getTime() + 86_400_000) };
  await revise(await given.as('editor'), { id: copy.id, version: copy.version, patch });
  await approve(given, copy);
  await publish(await given.as('editor'), { id: copy.id });
  expect(await seen(contentId)).toMatchObject({ content: { expired: false }, listed: true });
  expect((await verifyLedger(given.hub.orm.em.fork())).fault).toBeNull();
});

const warningOf = (subjectId: string) =>
  given.hub.orm.em.fork().findOne(Duty, { kind: DutyKind.EXPIRY, subjectId });

test('whatever is over within a week is told of once; running out frees of it, and a new end settles it', async () => {
  const end = new Date(now.getTime() + 8 * 86_400_000);
  const contentId = await publishNotice(given, { expiresAt: end });
  const warn = () => warnExpiring(given.hub.context(SYSTEM));
  await warn();
  expect(await warningOf(contentId)).toBeNull();
  now = new Date(now.getTime() + 86_400_000);
  await warn();
  await warn();
  expect(await warningOf(contentId)).toMatchObject({ state: 'OPEN', dueAt: end });
  const copy = await correct(await given.as('editor'), { contentId, changeNote: '延长' });
  const later = new Date(end.getTime() + 86_400_000);
  await revise(await given.as('editor'), { id: copy.id, version: copy.version, patch: { expiresAt: later } });
  await approve(given, copy);
  await publish(await given.as('editor'), { id: copy.id });
  expect(await warningOf(contentId)).toMatchObject({ state: 'MET' });
  now = new Date(later.getTime() - 1_000);
  await warn();
  expect(await warningOf(contentId)).toMatchObject({ state: 'OPEN', dueAt: later });
  now = later;
  await tick();
  await warn();
  expect(await warningOf(contentId)).toMatchObject({
    state: 'EXEMPT',
    exemptReason: '有效期届满，系统已标明',
  });
});
